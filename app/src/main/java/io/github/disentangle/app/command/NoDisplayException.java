package io.github.disentangle.app.command;

/// The display that seemed to be there cannot be opened.
public final class NoDisplayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoDisplayException(Throwable cause) {
        super(cause);
    }
}
