package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;

/// Characters on their way from the text to the vocabulary, each with the span of the source text it came from.
///
/// Characters and spans count Unicode code points. A surrogate without its partner reads as U+FFFD.
final class AlignedText {

    private static final int REPLACEMENT = 0xFFFD;

    private int[] codePoints;
    private int[] starts;
    private int[] ends;
    private int length;

    AlignedText(int capacity) {
        codePoints = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /// Every character of `text` with its own span.
    static AlignedText of(String text) {
        var aligned = new AlignedText(text.length());
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isSurrogate((char) c)) {
                c = text.codePointAt(i);
                if (Character.isSupplementaryCodePoint(c)) {
                    i++;
                } else {
                    c = REPLACEMENT;
                }
            }
            aligned.append(c, aligned.length, aligned.length + 1);
        }
        return aligned;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int codePoint(int index) {
        return codePoints[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    void append(int codePoint, int start, int end) {
        if (length == codePoints.length) {
            int capacity = Math.max(16, length + (length >> 1));
            codePoints = Arrays.copyOf(codePoints, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        codePoints[length] = codePoint;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /// Appends the characters `from … to` of `other` with their spans.
    void append(AlignedText other, int from, int to) {
        for (int i = from; i < to; i++) {
            append(other.codePoints[i], other.starts[i], other.ends[i]);
        }
    }

    /// Appends `replacement` as what became of the characters `from … to` of `other`: the n-th new character has
    /// the span of the n-th old one, those left over have the span of the last.
    void appendReplacement(int[] replacement, AlignedText other, int from, int to) {
        for (int i = 0; i < replacement.length; i++) {
            int source = Math.min(from + i, to - 1);
            append(replacement[i], other.starts[source], other.ends[source]);
        }
    }

    void setSpan(int index, int start, int end) {
        starts[index] = start;
        ends[index] = end;
    }

    void setCodePoint(int index, int codePoint) {
        codePoints[index] = codePoint;
    }

    /// Drops the characters `from … to`.
    void remove(int from, int to) {
        System.arraycopy(codePoints, to, codePoints, from, length - to);
        System.arraycopy(starts, to, starts, from, length - to);
        System.arraycopy(ends, to, ends, from, length - to);
        length -= to - from;
    }

    /// Drops the characters from `newLength` on.
    void truncate(int newLength) {
        length = newLength;
    }

    /// A copy of the characters `from … to` with their spans.
    AlignedText slice(int from, int to) {
        var slice = new AlignedText(to - from);
        slice.append(this, from, to);
        return slice;
    }

    /// The characters `from … to`.
    String text(int from, int to) {
        return new String(codePoints, from, to - from);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
