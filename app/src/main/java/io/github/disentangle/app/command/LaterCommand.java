package io.github.disentangle.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// A command of the contract that this version does not have yet.
@Command(description = "Not available in this version.")
final class LaterCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Unmatched
    List<String> arguments = new ArrayList<>();

    LaterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("disentangle: " + spec.name() + " is not available in this version");
        return ExitCode.FAILED;
    }
}
