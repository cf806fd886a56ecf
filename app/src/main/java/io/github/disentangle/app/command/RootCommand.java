package io.github.disentangle.app.command;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Without a command: the workbench.
@Command(
        name = "disentangle",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionLine.class,
        description = "Shows why a DeBERTa model answers as it does.",
        footer = {"", "Exit codes: 0 fine, 1 failed, 2 bad usage, 3 no display for the workbench."})
final class RootCommand implements Callable<Integer> {

    private final Console console;
    private final Desktop desktop;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Checkpoint folder or session to open in the workbench.")
    @Nullable
    String folder;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    boolean verbose;

    RootCommand(Console console, Desktop desktop) {
        this.console = console;
        this.desktop = desktop;
    }

    @Override
    public Integer call() {
        if (folder != null && !new File(folder).exists()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "'" + folder + "' is neither a command nor an existing folder");
        }
        if (!desktop.available()) {
            return noDisplay();
        }
        try {
            desktop.open(folder == null ? List.of() : List.of(folder));
            return ExitCode.FINE;
        } catch (NoDisplayException e) {
            return noDisplay();
        }
    }

    private int noDisplay() {
        console.err().println("disentangle: there is no display for the workbench; without one use: " + commandNames());
        return ExitCode.NO_DISPLAY;
    }

    String commandNames() {
        return String.join(", ", Objects.requireNonNull(spec).subcommands().keySet());
    }
}
