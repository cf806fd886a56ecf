package io.github.disentangle.engine.hook;

/// An intervention that cannot be carried out on this model or input, or a text that is none. The message is one
/// sentence for the user.
public final class InterventionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InterventionException(String message) {
        super(message);
    }
}
