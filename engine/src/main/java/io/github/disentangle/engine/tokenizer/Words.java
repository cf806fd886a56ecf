package io.github.disentangle.engine.tokenizer;

/// A stretch of normalised text cut into parts that are looked up in the vocabulary one by one.
///
/// @param bounds where the parts start, and the end of the last one
record Words(AlignedText text, int[] bounds) {

    /// The whole text as one part; none if it is empty.
    static Words whole(AlignedText text) {
        return new Words(text, text.isEmpty() ? new int[] {0} : new int[] {0, text.length()});
    }

    int count() {
        return bounds.length - 1;
    }
}
