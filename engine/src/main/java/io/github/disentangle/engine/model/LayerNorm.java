package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import org.jspecify.annotations.Nullable;

/// Layer normalisation `(x − µ)/√(σ² + ε)·weight + bias` with biased variance.
///
/// @param weight length of a row
/// @param bias length of a row
public record LayerNorm(float[] weight, float[] bias, float epsilon) {

    /// Reads `name.weight` and `name.bias`.
    public static LayerNorm load(Checkpoint checkpoint, String name, int width) {
        return new LayerNorm(
                checkpoint.require(name + ".weight", width).floats(),
                checkpoint.require(name + ".bias", width).floats(),
                checkpoint.config().layerNormEpsilon());
    }

    /// `y = LN(x + residual)`; y may be x or the residual.
    public void apply(Kernels kernels, Matrix x, @Nullable Matrix residual, Matrix y) {
        kernels.addLayerNorm(x, residual, weight, bias, epsilon, y);
    }
}
