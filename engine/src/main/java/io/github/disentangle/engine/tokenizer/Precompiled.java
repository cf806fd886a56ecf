package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;

/// The character map of a SentencePiece model as tokenizers applies it (`normalizers/precompiled.rs`): to whole
/// grapheme clusters if they are short, otherwise to single characters, always the rule for the fewest characters.
///
/// Spans follow the reference in its oddities: a character deleted before anything was written shifts the spans of all
/// that follow, and the last of several characters written for one takes the span of a deleted character after it.
record Precompiled(CharsMap charsMap) implements Normalizer {

    private static final int LONGEST_CLUSTER_BYTES = 5;

    @Override
    public AlignedText normalize(AlignedText text) {
        var changes = new Changes(text);
        var clusters = new GraphemeClusters(text);
        for (int i = 0; i < text.length(); ) {
            int end = clusters.end(i);
            long match = utf8Length(text, i, end) <= LONGEST_CLUSTER_BYTES
                    ? charsMap.shortest(text, i, end)
                    : CharsMap.NO_MATCH;
            if (match != CharsMap.NO_MATCH) {
                changes.replace(end - i, charsMap.replacement(match));
            } else {
                for (int k = i; k < end; k++) {
                    match = charsMap.shortest(text, k, k + 1);
                    if (match != CharsMap.NO_MATCH) {
                        changes.replace(1, charsMap.replacement(match));
                    } else {
                        changes.add(text.codePoint(k), 0);
                    }
                }
            }
            i = end;
        }
        return changes.modified ? changes.apply() : text;
    }

    private static int utf8Length(AlignedText text, int from, int to) {
        int length = 0;
        for (int i = from; i < to && length <= LONGEST_CLUSTER_BYTES; i++) {
            length += Utf8.length(text.codePoint(i));
        }
        return length;
    }

    /// The new characters, each with what it does to the old ones: 0 replaces one, 1 is put in, −n replaces one and
    /// removes n more.
    private static final class Changes {
        private final AlignedText text;
        private int[] codePoints;
        private int[] changes;
        private int size;
        private boolean modified;

        Changes(AlignedText text) {
            this.text = text;
            codePoints = new int[text.length()];
            changes = new int[text.length()];
        }

        void add(int codePoint, int change) {
            if (size == codePoints.length) {
                int capacity = Math.max(16, size * 2);
                codePoints = Arrays.copyOf(codePoints, capacity);
                changes = Arrays.copyOf(changes, capacity);
            }
            codePoints[size] = codePoint;
            changes[size] = change;
            size++;
        }

        void replace(int oldCount, int[] replacement) {
            modified = true;
            for (int i = 0; i < replacement.length; i++) {
                add(replacement[i], i < oldCount ? 0 : 1);
            }
            if (replacement.length < oldCount && size > 0) {
                changes[size - 1] -= oldCount - replacement.length;
            }
        }

        AlignedText apply() {
            var out = new AlignedText(size);
            int next = 0;
            for (int i = 0; i < size; i++) {
                int source = changes[i] > 0 ? Math.max(0, next - 1) : next;
                out.append(codePoints[i], text.start(source), text.end(source));
                if (changes[i] <= 0) {
                    next += 1 - changes[i];
                }
            }
            return out;
        }
    }
}
