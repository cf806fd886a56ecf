package io.github.disentangle.engine.tokenizer;

import java.text.Normalizer.Form;

/// One of Unicode's normalisation forms, cluster by cluster. A composed character has the span of the first one it is
/// made of; the parts of a decomposed one share its span.
record UnicodeForm(Form form) implements Normalizer {

    /// Below this, no character changes or combines under form C; the other forms leave ASCII alone.
    private static final int FIRST_CHANGING = 0x300;

    /// Java takes time with the square of the number of marks on one letter, so no more than this many are looked
    /// at together. Text in any language has fewer than 30 (Unicode annex 15, stream-safe text).
    private static final int LONGEST_CLUSTER = 128;

    @Override
    public AlignedText normalize(AlignedText text) {
        int unchanged = form == Form.NFC ? FIRST_CHANGING : 0x80;
        int i = 0;
        while (i < text.length() && text.codePoint(i) < unchanged) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        i = Math.max(0, i - 1);
        var out = new AlignedText(text.length());
        out.append(text, 0, i);
        var clusters = new GraphemeClusters(text);
        while (i < text.length()) {
            int end = clusters.end(i);
            for (int from = i; from < end; from += LONGEST_CLUSTER) {
                appendNormalized(text, from, Math.min(end, from + LONGEST_CLUSTER), unchanged, out);
            }
            i = end;
        }
        return out;
    }

    private void appendNormalized(AlignedText text, int from, int to, int unchanged, AlignedText out) {
        if (to == from + 1 && text.codePoint(from) < unchanged) {
            out.append(text, from, to);
        } else {
            String normalized = java.text.Normalizer.normalize(text.text(from, to), form);
            appendAligned(normalized.codePoints().toArray(), text, from, to, out);
        }
    }

    private static void appendAligned(int[] normalized, AlignedText text, int from, int to, AlignedText out) {
        int same = 0;
        while (same < normalized.length && from + same < to && normalized[same] == text.codePoint(from + same)) {
            same++;
        }
        out.append(text, from, from + same);
        int composed = Math.max(0, to - from - normalized.length);
        for (int i = same; i < normalized.length; i++) {
            int source = Math.min(from + i + (i > same ? composed : 0), to - 1);
            out.append(normalized[i], text.start(source), text.end(source));
        }
    }
}
