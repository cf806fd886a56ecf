package io.github.disentangle.engine.tokenizer;

/// A stretch of a text on its way to tokens.
sealed interface Stretch {

    /// An added token that was found in the text.
    ///
    /// @param start where it starts in the text, in code points, with the white space it takes along
    /// @param end where it ends
    record Added(AddedToken token, int start, int end) implements Stretch {}

    /// Normalised text between added tokens.
    record Plain(Words words) implements Stretch {}
}
