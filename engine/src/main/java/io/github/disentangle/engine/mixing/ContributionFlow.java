package io.github.disentangle.engine.mixing;

import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What of each token goes into the states that are read in the end, followed backwards through all layers: each
/// layer's map ([MixingMaps], rows summing to 1, the residual counted as rollout does) deals out what reached a state
/// among the states below. Everything that enters a layer leaves it, so each column of nodes sums to 1.
///
/// @param nodes how much of what is read passes through each state, (state, position)
/// @param edges how much of it passes from each state below to each state above, (query, key) for each layer
public record ContributionFlow(Tensor nodes, List<Tensor> edges) {

    public ContributionFlow {
        edges = List.copyOf(edges);
    }

    /// Follows what is read.
    ///
    /// @param read weights of the last states, summing to 1; (position)
    public static ContributionFlow of(MixingMaps maps, double[] read, Progress progress) {
        int layers = maps.model().config().layers();
        int length = read.length;
        float[] nodes = new float[(layers + 1) * length];
        var edges = new ArrayList<Tensor>();
        double[] reached = read.clone();
        store(reached, nodes, layers);
        for (int layer = layers - 1; layer >= 0; layer--) {
            progress.checkCancelled();
            progress.report((double) (layers - 1 - layer) / layers, "Following layer " + (layer + 1));
            Tensor shares = maps.shares(layer, progress);
            float[] dealt = new float[length * length];
            double[] below = new double[length];
            for (int query = 0; query < length; query++) {
                for (int key = 0; key < length; key++) {
                    double part = reached[query] * shares.data()[query * length + key];
                    dealt[query * length + key] = (float) part;
                    below[key] += part;
                }
            }
            edges.addFirst(Tensor.matrix("query", "key", length, length, dealt));
            reached = below;
            store(reached, nodes, layer);
        }
        return new ContributionFlow(Tensor.matrix("state", "position", layers + 1, length, nodes), edges);
    }

    private static void store(double[] weights, float[] nodes, int state) {
        for (int token = 0; token < weights.length; token++) {
            nodes[state * weights.length + token] = (float) weights[token];
        }
    }
}
