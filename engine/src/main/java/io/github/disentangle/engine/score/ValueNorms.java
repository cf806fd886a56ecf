package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;

/// How long the value vectors of a head are: a weight says how much of a value is taken, the length how much there is
/// to take (Kobayashi et al. 2020).
public final class ValueNorms {

    private ValueNorms() {}

    /// Euclidean lengths `‖v_j‖` before the output projection, (key).
    public static Tensor of(DebertaModel model, Run run, int layer, int head) {
        Tensor values = model.capture(run, new HookPoint.Attention(layer, HookPoint.AttentionSite.V, head));
        int length = values.shape()[0];
        int channels = values.shape()[1];
        float[] norms = new float[length];
        for (int key = 0; key < length; key++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += (double) values.get(key, channel) * values.get(key, channel);
            }
            norms[key] = (float) Math.sqrt(sum);
        }
        return Tensor.vector("key", norms);
    }
}
