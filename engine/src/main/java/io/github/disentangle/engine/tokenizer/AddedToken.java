package io.github.disentangle.engine.tokenizer;

/// A token besides the model's pieces, found in the text before anything else happens to it.
///
/// @param id its id, which may also be that of a piece
/// @param content its text
/// @param special whether decoding may leave it out
/// @param normalized whether it is looked for in the normalised text instead of the raw one
/// @param stripLeft whether it takes the white space before it along
/// @param stripRight whether it takes the white space after it along
/// @param singleWord whether it is found only as a word of its own
public record AddedToken(
        int id,
        String content,
        boolean special,
        boolean normalized,
        boolean stripLeft,
        boolean stripRight,
        boolean singleWord) {

    AddedToken withId(int newId) {
        return new AddedToken(newId, content, special, normalized, stripLeft, stripRight, singleWord);
    }

    AddedToken inRawText() {
        return new AddedToken(id, content, special, false, stripLeft, stripRight, singleWord);
    }

    AddedToken withContent(String newContent) {
        return new AddedToken(id, newContent, special, normalized, stripLeft, stripRight, singleWord);
    }
}
