package io.github.disentangle.engine.kernel;

/// A kernel set was asked for that this machine or JVM cannot run.
public final class KernelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KernelException(String message) {
        super(message);
    }
}
