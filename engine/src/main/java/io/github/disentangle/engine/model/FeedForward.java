package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;

/// The position-wise block of a layer: `y = LN(dense_out(act(dense_in(a))) + a)`.
public final class FeedForward {

    private final Kernels kernels;
    private final Linear in;
    private final Activation activation;
    private final Linear out;
    private final LayerNorm norm;

    /// @param name prefix of the layer's tensors, e.g. `encoder.layer.0`
    FeedForward(WeightLoader loader, String name) {
        var config = loader.checkpoint().config();
        kernels = loader.kernels();
        in = loader.linear(name + ".intermediate.dense", config.hiddenSize(), config.intermediateSize());
        activation = config.hiddenActivation();
        out = loader.linear(name + ".output.dense", config.intermediateSize(), config.hiddenSize());
        norm = loader.layerNorm(name + ".output.LayerNorm", config.hiddenSize());
    }

    /// The layer before the activation.
    public Linear in() {
        return in;
    }

    public Activation activation() {
        return activation;
    }

    /// The layer after the activation.
    public Linear out() {
        return out;
    }

    public LayerNorm norm() {
        return norm;
    }

    /// @param a (row, hidden)
    /// @param inner (row, intermediate), overwritten
    /// @param y (row, hidden), not a
    void apply(Batch batch, int layer, Matrix a, Matrix inner, Matrix y) {
        if (batch.isOrdinary(layer)) {
            kernels.linear(a, in, activation, inner);
        } else {
            kernels.linear(a, in, inner);
            batch.visit(layer, BlockSite.FEED_FORWARD_INPUT, inner);
            kernels.activate(activation, inner);
            batch.visit(layer, BlockSite.FEED_FORWARD_ACTIVATION, inner);
        }
        kernels.linear(inner, out, y);
        batch.visit(layer, BlockSite.FEED_FORWARD_OUTPUT, y);
        batch.scale(layer, LayerHooks::feedForwardFactor, y);
        norm.apply(kernels, y, a, y);
    }
}
