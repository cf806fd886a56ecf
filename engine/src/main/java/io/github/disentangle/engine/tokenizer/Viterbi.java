package io.github.disentangle.engine.tokenizer;

/// Finds the segmentation of a text into pieces with the highest sum of scores.
///
/// The order of comparisons, and so the choice among equally good segmentations, is that of `EncodeOptimized` in
/// SentencePiece and of `encode_optimized` in tokenizers: by start, from short pieces to long ones, replaced only by
/// what is strictly better. An instance holds the last result and serves one thread.
final class Viterbi {

    /// In place of an id: a character no piece covers.
    static final int UNKNOWN = -1;

    private final UnigramVocabulary vocabulary;
    private final boolean singlePrecision;
    private double[] best = {};
    private int[] start = {};
    private int[] piece = {};
    private int[] end = {};

    /// @param singlePrecision whether sums are kept as `float`, as SentencePiece does, or as `double`, as
    /// tokenizers does
    Viterbi(UnigramVocabulary vocabulary, boolean singlePrecision) {
        this.vocabulary = vocabulary;
        this.singlePrecision = singlePrecision;
    }

    /// Segments the characters `from … to`; afterwards [#end(int)] and [#piece(int)] lead through the result.
    void segment(AlignedText text, int from, int to) {
        int length = to - from;
        if (best.length <= length) {
            int capacity = Math.max(64, length + 1);
            best = new double[capacity];
            start = new int[capacity];
            piece = new int[capacity];
            end = new int[capacity];
        }
        java.util.Arrays.fill(start, 0, length + 1, -1);
        best[0] = 0;
        PieceTrie trie = vocabulary.trie();
        for (int i = 0; i < length; i++) {
            double here = best[i];
            boolean covered = false;
            int node = PieceTrie.ROOT;
            for (int j = i; j < length; j++) {
                node = trie.step(node, text.codePoint(from + j));
                if (node == PieceTrie.NONE) {
                    break;
                }
                int id = trie.value(node);
                if (id != PieceTrie.NONE) {
                    consider(i, j + 1, id, vocabulary.score(id) + here);
                    covered |= j == i;
                }
            }
            if (!covered) {
                double score = vocabulary.unknownScore() + here;
                consider(i, i + 1, UNKNOWN, singlePrecision ? (float) score : score);
            }
        }
        for (int i = length; i > 0; i = start[i]) {
            end[start[i]] = i;
        }
    }

    /// Where the piece that starts at `offset` (from the start of the stretch) ends.
    int end(int offset) {
        return end[offset];
    }

    /// Id of the piece that starts at `offset`, or [#UNKNOWN].
    int piece(int offset) {
        return piece[end[offset]];
    }

    private void consider(int from, int to, int id, double score) {
        if (start[to] < 0 || score > best[to]) {
            best[to] = singlePrecision ? (float) score : score;
            start[to] = from;
            piece[to] = id;
        }
    }
}
