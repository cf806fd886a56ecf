package io.github.disentangle.engine.sample;

/// A model was asked for that is neither a folder nor a bundled sample. The message is one sentence for the user.
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownModelException(String message) {
        super(message);
    }
}
