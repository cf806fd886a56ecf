package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How much each term of one head has to do with its pattern, in two measures that each sum to 1.
///
/// A share of the covariance, `σ_t = Cov_j(s^t_ij, s_ij) / Var_j(s_ij)`, is exact and signed: a negative one works
/// against the pattern. A knock-out weight, `π_t ∝ mean_i KL(A_i ‖ A_i without t)`, is never negative and so has a
/// place in a triangle. Where a score is the same for all keys there is nothing to share and the numbers are NaN.
///
/// @param covariance by term, over all queries: covariances and variances summed before dividing; (term)
/// @param byQuery the same for each query; (query, term)
/// @param knockOut by term; (term)
public record TermShares(int layer, int head, Tensor covariance, Tensor byQuery, Tensor knockOut) {

    private static final int TERMS = Term.values().length;

    /// The share of the covariance of a term.
    public float covariance(Term term) {
        return covariance.get(term.ordinal());
    }

    /// The knock-out weight of a term.
    public float knockOut(Term term) {
        return knockOut.get(term.ordinal());
    }

    /// The shares of a head, over the visible positions.
    ///
    /// @param visible see [io.github.disentangle.engine.model.Input#visible]
    public static TermShares of(HeadAttention head, boolean @Nullable [] visible) {
        var centring = new RowCentring(visible);
        float[][] terms = addends(centring.of(head));
        int length = head.score().shape()[0];
        float[] byQuery = new float[length * TERMS];
        double[] covariances = new double[TERMS];
        double[] divergences = new double[TERMS];
        double[] row = new double[TERMS];
        for (int query = 0; query < length; query++) {
            double variance = 0;
            Arrays.fill(row, 0);
            for (int key = 0; key < length; key++) {
                if (centring.sees(key)) {
                    int at = query * length + key;
                    double score = (double) terms[0][at] + terms[1][at] + terms[2][at];
                    variance += score * score;
                    for (int term = 0; term < TERMS; term++) {
                        row[term] += terms[term][at] * score;
                    }
                }
            }
            for (int term = 0; term < TERMS; term++) {
                byQuery[query * TERMS + term] = (float) (row[term] / variance);
                if (centring.sees(query)) {
                    covariances[term] += row[term];
                    divergences[term] += divergence(head.probability().data(), terms[term], query, length);
                }
            }
        }
        return new TermShares(
                head.layer(),
                head.head(),
                shares(covariances),
                Tensor.matrix("query", "term", length, TERMS, byQuery),
                shares(divergences));
    }

    /// The addends by term, in the order of [Term].
    static float[][] addends(HeadAttention head) {
        return Arrays.stream(Term.values()).map(term -> head.of(term).data()).toArray(float[][]::new);
    }

    /// `KL(A ‖ A without t) = Σ A·s^t + ln Σ A·exp(−s^t)`, since taking a term out multiplies by `exp(−s^t)`
    private static double divergence(float[] probability, float[] term, int query, int length) {
        double mean = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int at = query * length; at < (query + 1) * length; at++) {
            if (probability[at] > 0) {
                mean += (double) probability[at] * term[at];
                lowest = Math.min(lowest, term[at]);
            }
        }
        double sum = 0;
        double mass = 0;
        for (int at = query * length; at < (query + 1) * length; at++) {
            if (probability[at] > 0) {
                sum += probability[at] * Math.exp(lowest - term[at]);
                mass += probability[at];
            }
        }
        return mass == 0 ? 0 : Math.max(0, mean / mass - lowest + Math.log(sum / mass));
    }

    private static Tensor shares(double... amounts) {
        double total = Arrays.stream(amounts).sum();
        float[] shares = new float[amounts.length];
        for (int term = 0; term < shares.length; term++) {
            shares[term] = (float) (amounts[term] / total);
        }
        return Tensor.vector("term", shares);
    }
}
