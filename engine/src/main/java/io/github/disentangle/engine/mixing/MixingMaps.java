package io.github.disentangle.engine.mixing;

import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The maps of one run, layer by layer or through all of them.
///
/// Those made of norms and ALTI see attention with its residual and norm; feed-forward blocks work on each state alone
/// and the convolution of xlarge models, which mixes neighbours after layer 0, is left out.
public record MixingMaps(DebertaModel model, Run run, Mixing mixing) {

    /// Equal weights for some positions, summing to 1; (position).
    public static double[] evenly(BitSet positions, int length) {
        double[] weights = new double[length];
        positions.stream().forEach(position -> weights[position] = 1.0 / positions.cardinality());
        return weights;
    }

    /// The map of one layer, as [Mixing] defines it, (query, key).
    public Tensor layer(int layer, Progress progress) {
        return switch (mixing) {
            case ATTENTION -> attention(layer);
            case NORMS, NORMS_WITH_RESIDUAL, NORMS_WITH_RESIDUAL_AND_NORM ->
                new SentVectors(model, run, layer, mixing == Mixing.NORMS_WITH_RESIDUAL_AND_NORM)
                        .norms(mixing.holdsResidual());
            case ALTI -> rowsToOne(new SentVectors(model, run, layer, true).nearness(progress));
            case VALUE_ZEROING, KEY_REMOVAL -> rowsToOne(new Removals(model, run, layer).turns(mixing, progress));
        };
    }

    /// The map of one layer with rows summing to 1 and the residual in it: that of a map without as `(map + I)/2`
    /// (Abnar & Zuidema 2020), (query, key).
    public Tensor shares(int layer, Progress progress) {
        Tensor map = rowsToOne(layer(layer, progress));
        if (mixing.holdsResidual()) {
            return map;
        }
        int length = map.shape()[0];
        float[] values = map.data().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] + (i / length == i % length ? 1 : 0)) / 2;
        }
        return new Tensor(map.axes(), map.shape(), values);
    }

    /// The maps of all layers, (query, key) each.
    public List<Tensor> layers(Progress progress) {
        var maps = new ArrayList<Tensor>();
        int layers = model.config().layers();
        for (int layer = 0; layer < layers; layer++) {
            progress.checkCancelled();
            progress.report((double) layer / layers, "Map of layer " + (layer + 1));
            maps.add(layer(layer, progress.part((double) layer / layers, (layer + 1.0) / layers)));
        }
        return maps;
    }

    /// The map from last states to tokens: the product of all layers' [#shares] (rollout, Abnar & Zuidema 2020).
    /// (query, key), rows summing to 1.
    public Tensor rollout(Progress progress) {
        int length = run.length();
        double[][] flows = new double[length][length];
        for (int token = 0; token < length; token++) {
            flows[token][token] = 1;
        }
        follow(flows, progress);
        float[] values = new float[length * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) flows[i / length][i % length];
        }
        return Tensor.matrix("query", "key", length, length, values);
    }

    /// The same, for a mixture of last states only.
    ///
    /// @param states weights of the last states, (position)
    /// @return what of it comes from each token, (position)
    public double[] flow(double[] states, Progress progress) {
        double[][] flows = {states.clone()};
        follow(flows, progress);
        return flows[0];
    }

    private void follow(double[][] flows, Progress progress) {
        int layers = model.config().layers();
        for (int layer = layers - 1; layer >= 0; layer--) {
            progress.checkCancelled();
            double done = (double) (layers - 1 - layer) / layers;
            progress.report(done, "Following layer " + (layer + 1));
            Tensor map = shares(layer, progress.part(done, done + 1.0 / layers));
            for (int row = 0; row < flows.length; row++) {
                flows[row] = through(map, flows[row]);
            }
        }
    }

    private static double[] through(Tensor map, double[] weights) {
        int length = weights.length;
        double[] result = new double[length];
        for (int query = 0; query < length; query++) {
            for (int key = 0; weights[query] != 0 && key < length; key++) {
                result[key] += weights[query] * map.data()[query * length + key];
            }
        }
        return result;
    }

    private Tensor attention(int layer) {
        List<HeadAttention> heads = model.attention(run, layer);
        int length = run.length();
        float[] mean = new float[length * length];
        for (HeadAttention head : heads) {
            float[] probability = head.probability().data();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += probability[i] / heads.size();
            }
        }
        return Tensor.matrix("query", "key", length, length, mean);
    }

    /// Rows divided by their sums. A state no token changes is its own: its row becomes that of the identity.
    private static Tensor rowsToOne(Tensor map) {
        int length = map.shape()[0];
        float[] values = map.data().clone();
        for (int query = 0; query < length; query++) {
            double sum = 0;
            for (int key = 0; key < length; key++) {
                sum += values[query * length + key];
            }
            for (int key = 0; key < length; key++) {
                int index = query * length + key;
                values[index] = sum > 0 ? (float) (values[index] / sum) : query == key ? 1 : 0;
            }
        }
        return new Tensor(map.axes(), map.shape(), values);
    }
}
