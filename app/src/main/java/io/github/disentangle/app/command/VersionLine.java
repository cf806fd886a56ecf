package io.github.disentangle.app.command;

import io.github.disentangle.resources.Version;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class VersionLine implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"disentangle " + Version.text()};
    }
}
