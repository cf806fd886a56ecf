package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.TokenEdit;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import java.util.Locale;

/// How a token is taken away. None of the three is neutral: a mask may be strange to a fine-tuned model, deleting moves
/// the other tokens, hiding leaves a gap between them.
public enum Removal {
    /// The mask piece takes its place.
    MASK,
    /// The text closes up.
    DELETE,
    /// It stays in its place but nobody attends to it.
    ATTENTION_OUT;

    /// The change that removes a token.
    ///
    /// @throws ExplanationException when there is no mask token
    Intervention of(int token, DebertaTokenizer tokenizer) {
        return switch (this) {
            case MASK -> {
                if (tokenizer.maskId() < 0) {
                    throw new ExplanationException("The tokenizer has no mask token to put in a token's place; take "
                            + DELETE + " or " + ATTENTION_OUT + " instead.");
                }
                yield new TokenEdit.ReplaceToken(token, tokenizer.maskId());
            }
            case DELETE -> new TokenEdit.DeleteToken(token);
            case ATTENTION_OUT -> new TokenEdit.HideToken(token);
        };
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
