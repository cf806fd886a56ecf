package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.RelativePositions;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;

/// Which distances a head looks at when nothing is said: the part of its scores that the weights alone decide,
/// `κ(δ) = (b_q·τ_δ + b_k·ρ_δ)/√(d·s)`, the `kernel` of [FiveTerms]. The distance is `query − key`: at +1 stands the
/// previous token.
///
/// @param reach the curves hold the distances −reach … reach: `curve[reach + distance]`
/// @param contentToPosition `b_q·τ_δ`, zeros when the scores have no such term; (distance)
/// @param positionToContent `b_k·ρ_δ`, zeros when the scores have no such term; (distance)
/// @param score κ, the sum of the two; (distance)
public record PositionKernel(
        int layer, int head, int reach, Tensor contentToPosition, Tensor positionToContent, Tensor score) {

    /// The kernel of a head.
    ///
    /// @param reach largest distance, at least 0
    public static PositionKernel of(DebertaModel model, int layer, int head, int reach) {
        HeadWeights weights = HeadWeights.of(model, layer, head);
        float[] contentToPosition = curve(model, weights, Term.CONTENT_TO_POSITION, weights.queryBias(), reach);
        float[] positionToContent = curve(model, weights, Term.POSITION_TO_CONTENT, weights.keyBias(), reach);
        float[] sum = new float[2 * reach + 1];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = contentToPosition[i] + positionToContent[i];
        }
        return new PositionKernel(
                layer, head, reach, vector(contentToPosition), vector(positionToContent), vector(sum));
    }

    private static float[] curve(DebertaModel model, HeadWeights weights, Term term, float[] bias, int reach) {
        float[] curve = new float[2 * reach + 1];
        if (weights.attention().has(term)) {
            var window = new RelativePositions(model.config()).window(reach + 1);
            try (Arena arena = Arena.ofShared()) {
                double[] products = HeadWeights.products(
                        weights.rows(term, window, 1, arena).content(), bias);
                for (int distance = -reach; distance <= reach; distance++) {
                    curve[reach + distance] = (float) (weights.attention().scale() * products[window.row(distance, 0)]);
                }
            }
        }
        return curve;
    }

    /// κ at a distance `query − key`.
    public float at(int distance) {
        return score.get(reach + distance);
    }

    /// What kind of kernel it is.
    public KernelProfile profile() {
        return KernelProfile.of(this);
    }

    private static Tensor vector(float... values) {
        return Tensor.vector("distance", values);
    }
}
