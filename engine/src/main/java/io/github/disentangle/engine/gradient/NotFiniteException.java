package io.github.disentangle.engine.gradient;

/// Values or gradients that are infinite or not a number. The message is one sentence and names the layer they came
/// from.
public final class NotFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotFiniteException(String message) {
        super(message);
    }
}
