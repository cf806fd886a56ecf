package io.github.disentangle.app;

import io.github.disentangle.app.command.CommandLineInterface;
import io.github.disentangle.app.command.Console;

/// Where the program starts: without arguments the workbench opens, else a command runs.
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(new CommandLineInterface(Console.ofProcess(), new JavaFxDesktop()).run(arguments));
    }
}
