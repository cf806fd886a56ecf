package io.github.disentangle.engine.tokenizer;

/// A tokenizer that cannot be opened or a request it cannot fulfil. The message is one sentence for the user: which
/// file, what was expected, what was found, what to do.
public final class TokenizerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TokenizerException(String message) {
        super(message);
    }

    public TokenizerException(String message, Throwable cause) {
        super(message, cause);
    }
}
