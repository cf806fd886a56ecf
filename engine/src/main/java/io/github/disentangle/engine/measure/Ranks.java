package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Orders of tokens, the most important first.
final class Ranks {

    private Ranks() {}

    /// By score, highest first, so that what speaks against the target comes last, and behind it what has no score;
    /// equal scores in the order of the text.
    static List<Integer> byScore(Tensor scores, BitSet tokens) {
        return tokens.stream()
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> score(scores, token))
                        .reversed())
                .toList();
    }

    private static double score(Tensor scores, int token) {
        float score = scores.get(token);
        return Float.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    /// Random orders, always the same ones for a seed.
    static List<List<Integer>> random(BitSet tokens, int count, long seed) {
        var random = new Random(seed);
        var orders = new ArrayList<List<Integer>>();
        for (int order = 0; order < count; order++) {
            var shuffled = new ArrayList<>(tokens.stream().boxed().toList());
            Collections.shuffle(shuffled, random);
            orders.add(List.copyOf(shuffled));
        }
        return orders;
    }
}
