package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;

/// What the last layer attends to, mean over its heads, where the target is read. Routing, not importance: shown
/// because it is so often taken for an explanation.
public record RawAttention() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        var maps = new MixingMaps(subject.open().model(), subject.run(), Mixing.ATTENTION);
        Tensor last = maps.layer(subject.open().config().layers() - 1, progress);
        double[] reading = MixingRollout.reading(subject);
        double[] scores = new double[reading.length];
        for (int query = 0; query < scores.length; query++) {
            for (int key = 0; reading[query] != 0 && key < scores.length; key++) {
                scores[key] += reading[query] * last.get(query, key);
            }
        }
        return new Explanation.Magnitudes(TokenSums.scores(scores));
    }
}
