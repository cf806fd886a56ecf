package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;

/// From values per token and component to one number per token.
final class TokenSums {

    private TokenSums() {}

    /// `Σ_e a_ie · b_ie`
    ///
    /// @param a (position, embedding)
    /// @param b (position, embedding)
    static double[] of(Tensor a, Tensor b) {
        int width = a.shape()[1];
        double[] sums = new double[a.shape()[0]];
        for (int i = 0; i < a.data().length; i++) {
            sums[i / width] += (double) a.data()[i] * b.data()[i];
        }
        return sums;
    }

    /// The numbers as scores, (position).
    static Tensor scores(double... sums) {
        float[] scores = new float[sums.length];
        for (int token = 0; token < scores.length; token++) {
            scores[token] = (float) sums[token];
        }
        return Tensor.vector("position", scores);
    }

    /// Numbers that are parts of a total.
    static Explanation.Decomposition decomposition(double[] sums, double rest, double total, int passes) {
        double missing = Arrays.stream(sums).sum() + rest - total;
        return new Explanation.Decomposition(scores(sums), rest, total, missing, passes);
    }
}
