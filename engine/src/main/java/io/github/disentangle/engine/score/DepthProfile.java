package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// How much each term has to do with attention at each depth: the mean knock-out weight ([TermShares]) over the heads
/// of a layer. Heads without anything to share are left out.
///
/// @param shares NaN for a layer without any head to count; (layer, term)
public record DepthProfile(Tensor shares) {

    /// @param layers the shares of the heads of each layer
    public static DepthProfile of(List<List<TermShares>> layers) {
        int terms = Term.values().length;
        float[] shares = new float[layers.size() * terms];
        for (int layer = 0; layer < layers.size(); layer++) {
            for (Term term : Term.values()) {
                shares[layer * terms + term.ordinal()] = (float) layers.get(layer).stream()
                        .mapToDouble(head -> head.knockOut(term))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN);
            }
        }
        return new DepthProfile(Tensor.matrix("layer", "term", layers.size(), terms, shares));
    }

    /// The weights of a term, (layer).
    public Tensor of(Term term) {
        int layers = shares.shape()[0];
        float[] weights = new float[layers];
        for (int layer = 0; layer < layers; layer++) {
            weights[layer] = shares.get(layer, term.ordinal());
        }
        return Tensor.vector("layer", weights);
    }
}
