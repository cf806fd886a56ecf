package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Removal;
import java.util.List;

/// What happens to the target's probability p when the tokens an explanation ranks highest are taken away, or all
/// others (DeYoung et al. 2020). Each list has one entry for each of the [#BINS].
///
/// @param removal how tokens were taken away
/// @param probability p of the text as it is
/// @param tokens how many tokens each bin is
/// @param comprehensiveness `p(x) − p(x without the top q)`: high when the explanation found what matters
/// @param sufficiency `p(x) − p(only the top q)`: low when the explanation found enough
/// @param orders the mean over the bins for each random order of the same tokens
public record Faithfulness(
        Removal removal,
        double probability,
        List<Integer> tokens,
        List<Double> comprehensiveness,
        List<Double> sufficiency,
        RandomOrders orders) {

    /// The shares of tokens of ERASER.
    public static final List<Double> BINS = List.of(0.01, 0.05, 0.1, 0.2, 0.5);

    public Faithfulness {
        tokens = List.copyOf(tokens);
        comprehensiveness = List.copyOf(comprehensiveness);
        sufficiency = List.copyOf(sufficiency);
    }

    /// What random orders reach, lowest first.
    ///
    /// @param comprehensiveness mean over the bins, one for each order
    /// @param sufficiency mean over the bins, one for each order
    public record RandomOrders(long seed, List<Double> comprehensiveness, List<Double> sufficiency) {
        public RandomOrders {
            comprehensiveness = comprehensiveness.stream().sorted().toList();
            sufficiency = sufficiency.stream().sorted().toList();
        }
    }

    /// Area over the perturbation curve: mean of the comprehensiveness over the bins.
    public double aopcComprehensiveness() {
        return mean(comprehensiveness);
    }

    /// Mean of the sufficiency over the bins.
    public double aopcSufficiency() {
        return mean(sufficiency);
    }

    /// Percentage of random orders this one beats; ties count half.
    public double comprehensivenessPercentile() {
        return percentile(orders.comprehensiveness, aopcComprehensiveness());
    }

    /// Percentage of random orders this one beats, lower sufficiency being better; ties count half.
    public double sufficiencyPercentile() {
        return 100 - percentile(orders.sufficiency, aopcSufficiency());
    }

    private static double percentile(List<Double> band, double value) {
        double beaten = 0;
        for (double other : band) {
            beaten += other < value ? 1 : other == value ? 0.5 : 0;
        }
        return 100 * beaten / band.size();
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /// How many tokens each bin is: at least one.
    static int[] sizes(int tokens) {
        return BINS.stream().mapToInt(share -> (int) Math.ceil(share * tokens)).toArray();
    }
}
