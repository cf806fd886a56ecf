package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;

/// One vector for a whole sequence: `act(dense(h₀))` of its first token. Reference: `ContextPooler`.
final class Pooler {

    private final RowLinear dense;
    private final Activation activation;

    Pooler(WeightLoader loader) {
        var config = loader.checkpoint().config();
        dense = RowLinear.load(loader, "pooler.dense", config.hiddenSize(), config.hiddenSize());
        activation = config.poolerActivation();
    }

    /// @return (position=1, hidden)
    Tensor apply(Run run) {
        Tensor states = run.lastHiddenState();
        int width = states.shape()[1];
        float[] first = Arrays.copyOf(states.data(), width);
        Tensor pooled = dense.apply(Tensor.matrix("position", "hidden", 1, width, first), "hidden");
        for (int i = 0; i < width; i++) {
            pooled.data()[i] = (float) activation.apply(pooled.data()[i]);
        }
        return pooled;
    }

    Transform transform() {
        return new Transform(dense.weight(), activation, null);
    }
}
