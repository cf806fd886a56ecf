package io.github.disentangle.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The whole command line: parses arguments, runs one command, turns failures into one line on stderr and an exit code.
public final class CommandLineInterface {

    private final Console console;
    private final RootCommand root;
    private final CommandLine commands;

    public CommandLineInterface(Console console, Desktop desktop) {
        this.console = console;
        this.root = new RootCommand(console, desktop);
        this.commands = new CommandLine(root);
        commands.addSubcommand(new InfoCommand(console))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new TokenizeCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new TraceCommand())
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new FigureCommand(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new VerifyCommand(console));
        // a text may start with @, which picocli would take for a file of arguments
        commands.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(this::badUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    /// Runs one command.
    ///
    /// @return an [ExitCode]
    public int run(String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
            return failed(failure);
        }
    }

    private int badUsage(ParameterException problem, String... arguments) {
        CommandLine command = problem.getCommandLine();
        String reason = firstLine(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException && command == commands) {
            reason = Arrays.stream(arguments)
                    .filter(argument -> !argument.startsWith("-"))
                    .findFirst()
                    .map(name -> "'" + name + "' is no command; there are " + root.commandNames())
                    .orElse(reason);
        }
        console.err().println("disentangle: " + reason);
        console.err().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        trace(problem);
        return ExitCode.BAD_USAGE;
    }

    private int failed(Throwable failure) {
        console.err().println("disentangle: " + reason(failure));
        trace(failure);
        return ExitCode.FAILED;
    }

    private void trace(Throwable failure) {
        if (root.verbose) {
            failure.printStackTrace(console.err());
        }
    }

    /// Our own exceptions carry a sentence for people; anything else is a defect and says so.
    static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.getClass().getName().startsWith("io.github.disentangle.")) {
            return firstLine(message);
        }
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return reason(wrapped.getCause());
        }
        if (failure instanceof IOException) {
            return failure.getClass().getSimpleName() + ": " + firstLine(message);
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory (" + firstLine(message) + ")";
        }
        return "unexpected " + failure.getClass().getSimpleName() + " (" + firstLine(message)
                + "); run again with --verbose and report it";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
