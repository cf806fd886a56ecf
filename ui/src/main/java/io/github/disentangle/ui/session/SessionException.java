package io.github.disentangle.ui.session;

/// A session file that cannot be opened or written. The message is a sentence for the person: which file, what was
/// expected, what was found.
public final class SessionException extends RuntimeException {

    public SessionException(String message) {
        super(message);
    }

    SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
