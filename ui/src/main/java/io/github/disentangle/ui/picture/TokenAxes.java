package io.github.disentangle.ui.picture;

import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.TokenAxis;

/// Axes of tokens.
public final class TokenAxes {

    private TokenAxes() {}

    /// What a tokenizer made of a text, as an axis.
    public static TokenAxis of(String title, Encoding encoding) {
        return TokenAxis.ofPieces(
                title, encoding.tokens(), encoding.specialTokensMask(), encoding.wordIds(), encoding.sequenceIds());
    }
}
