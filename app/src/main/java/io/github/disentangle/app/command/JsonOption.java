package io.github.disentangle.app.command;

import picocli.CommandLine.Option;

/// The choice between text for people and JSON for programs.
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;
}
