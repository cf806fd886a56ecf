package io.github.disentangle.engine.model;

/// An input the model cannot take: an id outside the vocabulary, too many positions, arrays that do not fit together.
/// The message is one sentence for the user.
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }
}
