package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.RelativePositions;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one head multiplies in a run: queries and keys as interventions left them, and the faders on their products.
///
/// @param query (position, channel), bias included
/// @param key (position, channel), bias included
/// @param window which relative row belongs to a query and a key; null without relative attention
/// @param hooks null when nothing changes the layer
record HeadVectors(
        HeadWeights weights,
        Tensor query,
        Tensor key,
        RelativePositions.@Nullable Window window,
        @Nullable LayerHooks hooks) {

    static HeadVectors of(DebertaModel model, Run run, int layer, int head) {
        HeadWeights weights = HeadWeights.of(model, layer, head);
        Batch batch = model.batch(List.of(run));
        return new HeadVectors(
                weights,
                model.capture(run, new HookPoint.Attention(layer, AttentionSite.Q, head)),
                model.capture(run, new HookPoint.Attention(layer, AttentionSite.K, head)),
                batch.window(0),
                batch.hooks(0, layer));
    }

    int length() {
        return query.shape()[0];
    }

    /// What products of a term are multiplied by to be its addend; 0 for a term the scores lack.
    double factor(Term term) {
        if (!weights.attention().has(term)) {
            return 0;
        }
        double scale = weights.attention().scale();
        return hooks == null ? scale : scale * hooks.fader(weights.head(), term) * hooks.temperature(weights.head());
    }

    /// The factor on the relative rows.
    float relativeFactor() {
        return hooks == null ? 1 : hooks.relativeFactor();
    }

    /// Whether values were put in the place of addends or scores, so that these are no longer sums of products.
    boolean scoresReplaced(int layer) {
        return hooks != null
                && Stream.of(AttentionSite.C2C, AttentionSite.C2P, AttentionSite.P2C, AttentionSite.SCORES)
                        .anyMatch(site -> hooks.isReplaced(new HookPoint.Attention(layer, site, weights.head())));
    }

    /// The vectors as a matrix without their bias, (position, channel).
    static Matrix content(Tensor vectors, float[] bias, Arena arena) {
        Matrix content = Matrix.allocate(arena, vectors.shape()[0], vectors.shape()[1]);
        content.setAll(vectors.data());
        HeadWeights.subtract(content, bias);
        return content;
    }
}
