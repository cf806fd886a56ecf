package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;

/// How much each token counts for the explained number. Scores are (position), one for each token of the subject; NaN
/// where the method does not score a token, e.g. because it would have to take a special token away.
public sealed interface Explanation {

    /// One number for each token, (position).
    Tensor scores();

    /// By how much the scores miss what they should sum to; empty when the method promises no sum.
    default OptionalDouble residual() {
        return OptionalDouble.empty();
    }

    /// Parts of a whole: the scores and what no token accounts for sum to a known number.
    ///
    /// @param rest what belongs to no token, e.g. the share of the biases
    /// @param total what scores and rest should sum to: the logit, or its difference to the baseline's
    /// @param missing `Σ scores + rest − total`, summed in double precision
    /// @param passes how many times the model was run forward and back
    record Decomposition(Tensor scores, double rest, double total, double missing, int passes) implements Explanation {
        @Override
        public OptionalDouble residual() {
            return OptionalDouble.of(missing);
        }
    }

    /// Parts of a whole of which some belong to distances between tokens.
    ///
    /// @param sum the tokens' parts; its rest is the sum of the distances'
    /// @param distances of all pairs of tokens, ascending
    record OverPositions(Decomposition sum, List<DistanceShare> distances) implements Explanation {

        public OverPositions {
            distances = List.copyOf(distances);
        }

        @Override
        public Tensor scores() {
            return sum.scores;
        }

        @Override
        public OptionalDouble residual() {
            return sum.residual();
        }

        /// What distances count of all that tokens and distances count, signs aside: 0 to 1.
        public double positionShare() {
            double tokens = 0;
            for (float score : sum.scores.data()) {
                tokens += Math.abs(score);
            }
            double positions = distances.stream()
                    .mapToDouble(share -> Math.abs(share.share()))
                    .sum();
            return tokens + positions == 0 ? 0 : positions / (tokens + positions);
        }
    }

    /// What each token does on its own, for (positive) or against (negative) the target. The effects need not sum
    /// to anything.
    record Effects(Tensor scores) implements Explanation {}

    /// How much each token matters, without saying in which direction.
    record Magnitudes(Tensor scores) implements Explanation {}
}
