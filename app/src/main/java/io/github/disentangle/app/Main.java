package io.github.disentangle.app;

import io.github.disentangle.app.command.CommandLineInterface;
import io.github.disentangle.app.command.Console;
import io.github.disentangle.app.command.ExitCode;
import java.util.Arrays;

/// Where the program starts: without arguments the workbench opens, else a command runs.
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        var console = Console.ofProcess();
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf('\uFFFD') >= 0)
                && System.getProperty("sun.jnu.encoding", "").startsWith("ANSI")) {
            console.err()
                    .println(
                            "disentangle: this process has no locale, so Java cannot read its arguments; set LC_ALL=C.UTF-8");
            System.exit(ExitCode.BAD_USAGE);
        }
        System.exit(new CommandLineInterface(console, new JavaFxDesktop()).run(arguments));
    }
}
