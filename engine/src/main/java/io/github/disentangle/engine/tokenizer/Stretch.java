package io.github.disentangle.engine.tokenizer;

/// A stretch of a text on its way to tokens.
sealed interface Stretch {

    /// An added token that was found in the text.
    ///
    /// @param id the token
    /// @param text the characters that were found, with the white space the token takes along
    /// @param start where they start in the text, in code points
    /// @param end where they end
    record Added(int id, String text, int start, int end) implements Stretch {}

    /// Normalised text between added tokens.
    record Plain(Words words) implements Stretch {}
}
