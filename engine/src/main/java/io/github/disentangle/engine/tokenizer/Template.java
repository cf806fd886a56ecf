package io.github.disentangle.engine.tokenizer;

import java.util.List;

/// Where special tokens stand around one sequence and around a pair.
record Template(List<Part> single, List<Part> pair) {

    sealed interface Part {

        /// Type id of the part's tokens.
        int typeId();
    }

    /// A special token.
    record Special(int id, String text, int typeId) implements Part {}

    /// The first sequence (number 0) or the second (number 1).
    record Sequence(int number, int typeId) implements Part {}

    /// `[CLS] A [SEP]` and `[CLS] A [SEP] B [SEP]`, the second sequence and what follows having type 1.
    static Template bert(int cls, String clsText, int sep, String sepText) {
        var begin = new Special(cls, clsText, 0);
        var first = new Sequence(0, 0);
        var middle = new Special(sep, sepText, 0);
        return new Template(
                List.of(begin, first, middle),
                List.of(begin, first, middle, new Sequence(1, 1), new Special(sep, sepText, 1)));
    }

    /// No special tokens at all.
    static Template bare() {
        return new Template(List.of(new Sequence(0, 0)), List.of(new Sequence(0, 0), new Sequence(1, 1)));
    }

    List<Part> parts(boolean forPair) {
        return forPair ? pair : single;
    }

    /// Number of special tokens around one sequence or a pair.
    int specialTokens(boolean forPair) {
        return (int) parts(forPair).stream().filter(Special.class::isInstance).count();
    }
}
