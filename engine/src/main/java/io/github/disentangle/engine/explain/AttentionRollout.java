package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// Attention followed through all layers: `Â = (mean over heads of A + I)/2`, `R = Â_L … Â_1`, read at the positions
/// the target is read at (Abnar & Zuidema 2020). It knows nothing of values, feed-forward layers, the convolution or
/// the target: routing, not importance.
public record AttentionRollout() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        double[] flow = reading(subject);
        int layers = subject.open().config().layers();
        for (int layer = layers - 1; layer >= 0; layer--) {
            progress.checkCancelled();
            progress.report((double) (layers - 1 - layer) / layers, "Following attention through layer " + (layer + 1));
            double[] through = through(subject, layer, flow);
            for (int token = 0; token < flow.length; token++) {
                flow[token] = (flow[token] + through[token]) / 2;
            }
        }
        return new Explanation.Magnitudes(TokenSums.scores(flow));
    }

    /// Equal weights, summing to 1, where the target is read.
    static double[] reading(Subject subject) {
        var readAt = subject.readAt();
        double[] weights = new double[subject.length()];
        readAt.stream().forEach(position -> weights[position] = 1.0 / readAt.cardinality());
        return weights;
    }

    /// `weights · mean over heads of A`
    static double[] through(Subject subject, int layer, double... weights) {
        List<HeadAttention> heads = subject.open().model().attention(subject.run(), layer);
        int length = weights.length;
        double[] result = new double[length];
        for (HeadAttention head : heads) {
            Tensor probability = head.probability();
            for (int query = 0; query < length; query++) {
                for (int key = 0; weights[query] != 0 && key < length; key++) {
                    result[key] += weights[query] * probability.data()[query * length + key] / heads.size();
                }
            }
        }
        return result;
    }
}
