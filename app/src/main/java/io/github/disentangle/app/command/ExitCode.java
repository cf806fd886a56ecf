package io.github.disentangle.app.command;

/// What the process tells its caller.
public final class ExitCode {

    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int BAD_USAGE = 2;
    public static final int NO_DISPLAY = 3;

    private ExitCode() {}
}
