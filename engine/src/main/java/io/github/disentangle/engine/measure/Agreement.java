package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// How far explanations of one subject put its tokens into the same order, each against each. Scores count with their
/// sign, so that a method that knows no sign agrees with one that does only on what speaks for the target.
///
/// @param spearman rank correlation; (explanation, other)
/// @param kendall τ-b; (explanation, other)
/// @param overlap the share of the k highest tokens two have in common; (explanation, other)
/// @param top k
public record Agreement(Tensor spearman, Tensor kendall, Tensor overlap, int top) {

    /// Compares explanations on the tokens that all of them score.
    ///
    /// @param tokens those that may take part, e.g. all but special ones
    /// @param share of the tokens that counts as the top, above 0
    public static Agreement of(List<Explanation> explanations, BitSet tokens, double share) {
        var common = (BitSet) tokens.clone();
        for (Explanation explanation : explanations) {
            tokens.stream()
                    .filter(token -> Float.isNaN(explanation.scores().get(token)))
                    .forEach(common::clear);
        }
        int top = (int) Math.ceil(share * common.cardinality());
        List<double[]> scores = explanations.stream()
                .map(explanation -> common.stream()
                        .mapToDouble(token -> explanation.scores().get(token))
                        .toArray())
                .toList();
        var tops = new ArrayList<List<Integer>>();
        explanations.forEach(explanation ->
                tops.add(Ranks.byScore(explanation.scores(), common).subList(0, top)));
        return new Agreement(
                matrix(explanations.size(), (a, b) -> RankCorrelation.spearman(scores.get(a), scores.get(b))),
                matrix(explanations.size(), (a, b) -> RankCorrelation.kendall(scores.get(a), scores.get(b))),
                matrix(explanations.size(), (a, b) -> overlap(tops.get(a), tops.get(b))),
                top);
    }

    private static double overlap(List<Integer> first, List<Integer> second) {
        var common = new HashSet<>(first);
        common.retainAll(second);
        return (double) common.size() / first.size();
    }

    private static Tensor matrix(int size, ToDoubleBiFunction<Integer, Integer> entry) {
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) entry.applyAsDouble(i / size, i % size);
        }
        return Tensor.matrix("explanation", "other", size, size, values);
    }
}
