package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// How far the scores of a set of tokens are from what the explained number loses when the set is taken away:
/// `E_S[(Σ_{i∈S} φ_i − (y(x) − y(x without S)))²]` over random sets (Yeh et al. 2019).
///
/// @param error the mean square as it is; says something only of scores in units of the logit
/// @param unexplained what is left with the best common factor on the scores, as a share of the mean square loss: 0
/// when losses follow the scores exactly, 1 when the scores say nothing
/// @param shuffled the same with the scores handed to other tokens at random, lowest first: the null band
public record Infidelity(double error, double unexplained, List<Double> shuffled) {

    /// Shuffles in the null band.
    public static final int SHUFFLES = 20;

    public Infidelity {
        shuffled = shuffled.stream().sorted().toList();
    }

    /// Tokens without a score count as 0.
    ///
    /// @param sets of tokens that were taken away
    /// @param losses of the explained number, one for each set
    static Infidelity of(Tensor scores, BitSet tokens, List<BitSet> sets, double[] losses, long seed) {
        int[] places = tokens.stream().toArray();
        var values = new ArrayList<Double>();
        for (int place : places) {
            float score = scores.get(place);
            values.add(Float.isNaN(score) ? 0.0 : score);
        }
        double[] sums = sums(places, values, sets);
        double error = 0;
        for (int set = 0; set < sums.length; set++) {
            error += (sums[set] - losses[set]) * (sums[set] - losses[set]) / sums.length;
        }
        var random = new Random(seed);
        var shuffled = new ArrayList<Double>();
        var other = new ArrayList<>(values);
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Collections.shuffle(other, random);
            shuffled.add(unexplained(sums(places, other, sets), losses));
        }
        return new Infidelity(error, unexplained(sums, losses), shuffled);
    }

    private static double[] sums(int[] places, List<Double> values, List<BitSet> sets) {
        double[] sums = new double[sets.size()];
        for (int set = 0; set < sums.length; set++) {
            for (int index = 0; index < places.length; index++) {
                sums[set] += sets.get(set).get(places[index]) ? values.get(index) : 0;
            }
        }
        return sums;
    }

    /// `1 − (Σ s·l)² / (Σ s² · Σ l²)`, what the best factor `Σ s·l / Σ s²` leaves
    private static double unexplained(double[] sums, double... losses) {
        double product = 0;
        double squares = 0;
        double total = 0;
        for (int set = 0; set < losses.length; set++) {
            product += sums[set] * losses[set];
            squares += sums[set] * sums[set];
            total += losses[set] * losses[set];
        }
        return squares == 0 || total == 0 ? 1 : 1 - product * product / (squares * total);
    }
}
