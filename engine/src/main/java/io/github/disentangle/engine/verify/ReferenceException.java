package io.github.disentangle.engine.verify;

/// A folder of reference values that cannot be used. The message is one sentence for the user.
public final class ReferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReferenceException(String message) {
        super(message);
    }

    ReferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
