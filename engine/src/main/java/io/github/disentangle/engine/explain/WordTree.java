package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Neighbouring words joined in pairs of ever larger parts: a binary tree over the words. A part is cut where its
/// texts, else its sentences, else its clauses meet, among equals nearest to the middle.
///
/// @param first index of its first word
/// @param last inclusive
/// @param parts the two halves; empty for a single word
public record WordTree(int first, int last, Optional<Halves> parts) {

    /// Both sides of a cut.
    public record Halves(WordTree left, WordTree right) {}

    private static final String SENTENCE_ENDS = ".!?…。！？";
    private static final String CLAUSE_ENDS = ",;:、，；：";
    private static final String CLOSING = "\"')]}»”’」』）";

    /// @param words the tokens of each word, at least one word
    static WordTree of(Encoding encoding, List<BitSet> words) {
        int[] strengths = new int[words.size() - 1];
        for (int word = 0; word < strengths.length; word++) {
            strengths[word] = strength(encoding, words.get(word), words.get(word + 1));
        }
        return of(0, words.size() - 1, strengths);
    }

    private static WordTree of(int first, int last, int... strengths) {
        if (first == last) {
            return new WordTree(first, last, Optional.empty());
        }
        int best = first;
        for (int cut = first; cut < last; cut++) {
            boolean nearer = Math.abs(2 * cut + 1 - first - last) < Math.abs(2 * best + 1 - first - last);
            if (strengths[cut] > strengths[best] || strengths[cut] == strengths[best] && nearer) {
                best = cut;
            }
        }
        return new WordTree(
                first, last, Optional.of(new Halves(of(first, best, strengths), of(best + 1, last, strengths))));
    }

    /// How much two neighbouring words belong apart.
    private static int strength(Encoding encoding, BitSet word, BitSet next) {
        int token = word.length() - 1;
        if (encoding.sequenceIds()[token] != encoding.sequenceIds()[next.nextSetBit(0)]) {
            return 3;
        }
        String text = encoding.slice(token).strip();
        int end = text.length();
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0) {
            return 0;
        }
        char mark = text.charAt(end - 1);
        return SENTENCE_ENDS.indexOf(mark) >= 0 ? 2 : CLAUSE_ENDS.indexOf(mark) >= 0 ? 1 : 0;
    }

    /// Number of words.
    public int size() {
        return last - first + 1;
    }

    /// The words in it.
    BitSet words() {
        var words = new BitSet();
        words.set(first, last + 1);
        return words;
    }
}
