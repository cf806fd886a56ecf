package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Attention where more of it would raise the target: `Ā = mean over heads of (∂y/∂A ⊙ A)⁺`, followed through all
/// layers by `R ← R + Ā·R` from `R = I` and read where the target is read (Chefer et al. 2021b). What lowers the target
/// is dropped.
public record AttentionXGradient() implements Explainer {

    /// Values of the gradients held at once; a longer text takes more reverse passes.
    private static final long VALUES = 1L << 25;

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        List<Tensor> maps = maps(subject, progress);
        double[] flow = MixingRollout.reading(subject);
        for (Tensor map : maps.reversed()) {
            double[] through = flow.clone();
            for (int query = 0; query < flow.length; query++) {
                for (int key = 0; flow[query] != 0 && key < flow.length; key++) {
                    through[key] += flow[query] * map.data()[query * flow.length + key];
                }
            }
            flow = through;
        }
        return new Explanation.Magnitudes(TokenSums.scores(flow));
    }

    /// The maps `Ā` of all layers, (query, key) each.
    public List<Tensor> maps(Subject subject, Progress progress) {
        var config = subject.open().config();
        long each = (long) config.heads() * subject.length() * subject.length();
        int together = (int) Math.clamp(VALUES / each, 1, config.layers());
        var maps = new ArrayList<Tensor>();
        for (int first = 0; first < config.layers(); first += together) {
            var points = new HashSet<HookPoint>();
            int end = Math.min(config.layers(), first + together);
            for (int layer = first; layer < end; layer++) {
                points.add(pattern(layer));
            }
            Progress part = progress.part((double) first / config.layers(), (double) end / config.layers());
            Gradient gradient = subject.gradient(gradients(points), part);
            for (int layer = first; layer < end; layer++) {
                progress.checkCancelled();
                maps.add(map(
                        subject.open().model().attention(subject.run(), layer),
                        Objects.requireNonNull(gradient.points().get(pattern(layer)))));
            }
        }
        return maps;
    }

    private static HookPoint pattern(int layer) {
        return new HookPoint.Attention(layer, AttentionSite.PATTERN, Scope.ALL);
    }

    private static GradientRequest gradients(Set<HookPoint> points) {
        return GradientRequest.of(LocalRules.EXACT).withPoints(points);
    }

    /// @param gradient (head, query, key)
    private static Tensor map(List<HeadAttention> heads, Tensor gradient) {
        int length = gradient.shape()[1];
        float[] mean = new float[length * length];
        for (int head = 0; head < heads.size(); head++) {
            float[] probability = heads.get(head).probability().data();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Math.max(0, probability[i] * gradient.data()[head * mean.length + i]) / heads.size();
            }
        }
        return Tensor.matrix("query", "key", length, length, mean);
    }
}
