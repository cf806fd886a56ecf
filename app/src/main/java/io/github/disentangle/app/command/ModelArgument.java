package io.github.disentangle.app.command;

import io.github.disentangle.engine.sample.SampleCatalog;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The `MODEL` of a command: a checkpoint folder or a bundled sample's name.
final class ModelArgument {

    @Parameters(paramLabel = "MODEL", description = "Checkpoint folder, or name of a bundled model such as sentiment.")
    String model = "";

    Path folder() {
        return SampleCatalog.locate().resolve(model);
    }
}
