package io.github.disentangle.engine.checkpoint;

/// A checkpoint that cannot be used. The message is one sentence for the user: which file and tensor, what was expected, what was
/// found, what to do.
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
