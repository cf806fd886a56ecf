package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Outcome;
import io.github.disentangle.engine.explain.Removal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What becomes of the target's probability p while tokens leave one after another, the highest ranked first
/// (deletion), and while they come back into the empty text in the same order (insertion) (Petsiuk et al. 2018;
/// Samek et al. 2017). Each curve has a point for each of the sizes, from no token to all.
///
/// @param removal how tokens are taken away
/// @param tokens how many tokens have left, or come back, at each point
/// @param randomDeletions the deletion curves of random orders
/// @param randomInsertions the insertion curves of the same orders
public record PerturbationCurves(
        Removal removal,
        List<Integer> tokens,
        Curve deletion,
        Curve insertion,
        List<Curve> randomDeletions,
        List<Curve> randomInsertions) {

    /// Steps of a long text's curves.
    public static final int STEPS = 10;

    public PerturbationCurves {
        tokens = List.copyOf(tokens);
        randomDeletions = List.copyOf(randomDeletions);
        randomInsertions = List.copyOf(randomInsertions);
    }

    /// One curve, a point for each size.
    public record Curve(List<Outcome> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /// Area under the deletion curve over the share of tokens: low when what matters goes first.
    public double deletionArea() {
        return area(deletion);
    }

    /// Area under the insertion curve: high when what matters comes first.
    public double insertionArea() {
        return area(insertion);
    }

    /// Area between the curves, `insertion − deletion`: 0 on average for a random order.
    public double areaBetween() {
        return insertionArea() - deletionArea();
    }

    /// Mean drop of p over the steps of the deletion curve, the area over the perturbation curve.
    public double aopc() {
        return aopc(deletion);
    }

    /// The share of tokens that have to go until the model answers otherwise; empty when it never does, or did not
    /// give the explained answer to begin with.
    public OptionalDouble flip() {
        return flip(deletion);
    }

    /// [#deletionArea] of each random order, lowest first.
    public List<Double> randomDeletionAreas() {
        return sorted(randomDeletions);
    }

    /// [#insertionArea] of each random order, lowest first.
    public List<Double> randomInsertionAreas() {
        return sorted(randomInsertions);
    }

    /// Mean of [#aopc] over the random orders.
    public double randomAopc() {
        return randomDeletions.stream().mapToDouble(this::aopc).average().orElse(Double.NaN);
    }

    /// Mean over the random orders of [#flip], one that never flips counting as all tokens.
    public double randomFlip() {
        return randomDeletions.stream()
                .mapToDouble(curve -> flip(curve).orElse(1))
                .average()
                .orElse(Double.NaN);
    }

    private List<Double> sorted(List<Curve> curves) {
        return curves.stream().map(this::area).sorted().toList();
    }

    /// By the trapezoid rule.
    private double area(Curve curve) {
        double area = 0;
        for (int point = 1; point < tokens.size(); point++) {
            double width = (double) (tokens.get(point) - tokens.get(point - 1)) / tokens.getLast();
            area += width * (probability(curve, point - 1) + probability(curve, point)) / 2;
        }
        return area;
    }

    private double aopc(Curve curve) {
        double sum = 0;
        for (int point = 1; point < tokens.size(); point++) {
            sum += probability(curve, 0) - probability(curve, point);
        }
        return sum / (tokens.size() - 1);
    }

    private OptionalDouble flip(Curve curve) {
        if (!curve.points.getFirst().leads()) {
            return OptionalDouble.empty();
        }
        OptionalInt first = IntStream.range(0, tokens.size())
                .filter(point -> !curve.points.get(point).leads())
                .findFirst();
        return first.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) tokens.get(first.getAsInt()) / tokens.getLast());
    }

    private static double probability(Curve curve, int point) {
        return curve.points.get(point).probability();
    }

    /// From none to all, one by one or, where there are more, in [#STEPS] steps.
    static int[] sizes(int tokens) {
        int steps = Math.min(STEPS, tokens);
        int[] sizes = new int[steps + 1];
        for (int step = 0; step <= steps; step++) {
            sizes[step] = (int) Math.round((double) step * tokens / steps);
        }
        return sizes;
    }
}
