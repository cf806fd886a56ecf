package io.github.disentangle.engine.mixing;

import io.github.disentangle.engine.hook.CutEdges;
import io.github.disentangle.engine.hook.Edges;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Span;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// One layer run again without one token after another, the states that enter it staying as they are.
record Removals(DebertaModel model, Run run, int layer) {

    /// Tokens whose variants are asked for at once, so that cancelling need not wait for all.
    private static final int TOGETHER = 64;

    /// How far each state of the layer's output turns without each token: `1 − cos`, (query, key).
    Tensor turns(Mixing mixing, Progress progress) {
        int length = run.length();
        Tensor whole = run.hiddenState(layer + 1);
        float[] turns = new float[length * length];
        for (int first = 0; first < length; first += TOGETHER) {
            var variants = new ArrayList<List<Intervention>>();
            for (int token = first; token < Math.min(length, first + TOGETHER); token++) {
                variants.add(List.of(without(token, mixing)));
            }
            List<Tensor> outputs = model.layerOutputs(run, layer, variants, progress);
            for (int index = 0; index < outputs.size(); index++) {
                for (int query = 0; query < length; query++) {
                    turns[query * length + first + index] = turn(whole, outputs.get(index), query);
                }
            }
        }
        return Tensor.matrix("query", "key", length, length, turns);
    }

    private Intervention without(int token, Mixing mixing) {
        if (mixing == Mixing.KEY_REMOVAL) {
            return new CutEdges(new Edges.Block(Span.ALL, Span.of(token)), Scope.ofLayer(layer));
        }
        var values = new HookPoint.Attention(layer, AttentionSite.V, Scope.ALL);
        int[] shape = {1, model.config().heads(), model.config().headSize()};
        return new Patch(values, List.of(token), new Tensor(values.axes(), shape, new float[shape[1] * shape[2]]));
    }

    private static float turn(Tensor whole, Tensor changed, int row) {
        int width = whole.shape()[1];
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
            double a = whole.data()[i];
            double b = changed.data()[i];
            product += a * b;
            one += a * a;
            other += b * b;
        }
        return one == 0 || other == 0 ? 0 : (float) Math.max(0, 1 - product / Math.sqrt(one * other));
    }
}
