package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;

/// A stretch of normalised text and the parts of it that are looked up in the vocabulary one by one.
final class Words {

    private final AlignedText text;
    private int[] starts;
    private int[] ends;
    private int count;

    Words(AlignedText text) {
        this.text = text;
        starts = new int[4];
        ends = new int[4];
    }

    /// The whole text as one part; none if it is empty.
    static Words whole(AlignedText text) {
        var words = new Words(text);
        words.add(0, text.length());
        return words;
    }

    AlignedText text() {
        return text;
    }

    int count() {
        return count;
    }

    /// Where a part starts in the text.
    int start(int word) {
        return starts[word];
    }

    /// Where a part ends (exclusive).
    int end(int word) {
        return ends[word];
    }

    /// Appends the part `start … end`; an empty one is left out.
    void add(int start, int end) {
        if (start == end) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /// Makes the last part end at `end`.
    void extendLast(int end) {
        ends[count - 1] = end;
    }
}
