package io.github.disentangle.engine.gradient;

/// A target the model's head does not have. The message is one sentence for the user.
public final class TargetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TargetException(String message) {
        super(message);
    }
}
