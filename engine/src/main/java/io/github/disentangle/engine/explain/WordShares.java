package io.github.disentangle.engine.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// One number for each word.
///
/// @param words the tokens of each word
/// @param shares one for each word
record WordShares(List<BitSet> words, double... shares) {

    /// Numbers for the tokens, which share their word's equally; NaN for tokens of no word.
    double[] tokens(int length) {
        double[] scores = new double[length];
        Arrays.fill(scores, Double.NaN);
        for (int word = 0; word < shares.length; word++) {
            double share = shares[word] / words.get(word).cardinality();
            words.get(word).stream().forEach(token -> scores[token] = share);
        }
        return scores;
    }
}
