package io.github.disentangle.engine.explain;

/// Something that cannot be explained as asked: a label that does not exist, a baseline the tokenizer has no token for.
/// The message is one sentence for the user.
public final class ExplanationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExplanationException(String message) {
        super(message);
    }
}
