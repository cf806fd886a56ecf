package io.github.disentangle.engine.tokenizer;

/// Turns ids back into text.
interface Decoder {

    /// The text the tokens stand for; ids without token are left out.
    ///
    /// @param skipSpecialTokens whether special tokens are left out
    String decode(int[] ids, boolean skipSpecialTokens);
}
