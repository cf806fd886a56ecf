package io.github.disentangle.engine.mixing;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.LayerNorm;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each token sends to each state of one layer, see [Mixing]: for every key j the vectors
/// `f^h_j = (x_j W^h_V + b^h_V) W^h_O` of all heads and, last, the residual `x_j`, from which `F_ij` is mixed by the
/// attention weights `A^h_ij`. With the norm they are centred and scaled by γ already, which is linear, so that only
/// `1/σ_i` is left to do.
final class SentVectors {

    private final Kernels kernels;
    private final int length;
    private final int heads;
    private final int width;
    /// (head, query, key)
    private final float[] pattern;
    /// (key, head, hidden), the residual as one more head
    private final float[] vectors;
    /// `1/σ_i` with the norm, else 1, (query)
    private final double[] scale;
    /// the states after attention, (query, hidden)
    private final Tensor states;

    /// @param normalised whether the layer norm counts
    SentVectors(DebertaModel model, Run run, int layer, boolean normalised) {
        kernels = model.kernels();
        length = run.length();
        heads = model.config().heads();
        width = model.config().hiddenSize();
        var probability = new HookPoint.Attention(layer, AttentionSite.PATTERN, Scope.ALL);
        var values = new HookPoint.Attention(layer, AttentionSite.V, Scope.ALL);
        var attended = new HookPoint.Block(layer, BlockSite.ATTENTION_OUTPUT);
        var middle = new HookPoint.Block(layer, BlockSite.MIDDLE);
        Map<HookPoint, Tensor> captured = model.capture(run, layer, Set.of(probability, values, attended, middle));
        pattern = value(captured, probability).data();
        states = value(captured, middle);
        vectors = new float[length * (heads + 1) * width];
        scale = new double[length];
        LayerHooks hooks = model.batch(List.of(run)).hooks(0, layer);
        send(model.layer(layer).output(), value(captured, values).data(), hooks);
        float[] residual = run.hiddenState(layer).data();
        for (int key = 0; key < length; key++) {
            System.arraycopy(residual, key * width, vectors, (key * (heads + 1) + heads) * width, width);
        }
        normalise(
                normalised ? model.layer(layer).norm() : null,
                value(captured, attended).data(),
                residual);
    }

    private static Tensor value(Map<HookPoint, Tensor> captured, HookPoint point) {
        return Objects.requireNonNull(captured.get(point));
    }

    /// @param values (key, head, channel)
    private void send(Linear output, float[] values, @Nullable LayerHooks hooks) {
        int headSize = output.inputs() / heads;
        try (Arena arena = Arena.ofShared()) {
            // the rows of W_O: what the projection makes of each unit vector
            Matrix units = Matrix.allocate(arena, output.inputs(), output.inputs());
            for (int input = 0; input < output.inputs(); input++) {
                units.set(input, input, 1);
            }
            Matrix weight = Matrix.allocate(arena, output.inputs(), width);
            kernels.linear(units, output, weight);
            float[] bias = output.biasValues();
            float[] row = new float[width];
            for (int input = 0; input < weight.rows(); input++) {
                weight.getRow(input, row, 0);
                for (int column = 0; column < width; column++) {
                    row[column] -= bias[column];
                }
                weight.setRow(input, row, 0);
            }
            Matrix all = Matrix.allocate(arena, length, heads * headSize);
            all.setAll(values);
            kernels.parallel(heads, head -> {
                Matrix sent = Matrix.allocate(arena, length, width);
                kernels.multiply(all.columns(head * headSize, headSize), weight.rows(head * headSize, headSize), sent);
                float factor = hooks == null ? 1 : hooks.headFactor(head);
                for (int key = 0; key < length; key++) {
                    int from = (key * (heads + 1) + head) * width;
                    sent.getRow(key, vectors, from);
                    for (int i = from; factor != 1 && i < from + width; i++) {
                        vectors[i] *= factor;
                    }
                }
            });
        }
    }

    /// @param norm null for none
    private void normalise(@Nullable LayerNorm norm, float[] attended, float[] residual) {
        for (int query = 0; query < length; query++) {
            scale[query] = norm == null ? 1 : 1 / deviation(attended, residual, query * width, norm.epsilon());
        }
        for (int from = 0; norm != null && from < vectors.length; from += width) {
            double mean = 0;
            for (int i = from; i < from + width; i++) {
                mean += vectors[i] / width;
            }
            for (int i = from; i < from + width; i++) {
                vectors[i] = (float) (vectors[i] - mean) * norm.weight()[i - from];
            }
        }
    }

    private double deviation(float[] attended, float[] residual, int from, float epsilon) {
        double mean = 0;
        for (int i = from; i < from + width; i++) {
            mean += ((double) attended[i] + residual[i]) / width;
        }
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            double off = (double) attended[i] + residual[i] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / width + epsilon);
    }

    /// `‖…‖₂` of what each token sends, (query, key). With the products of the heads' vectors among each other,
    /// `‖Σ_h a_h f_h‖² = Σ_hg a_h a_g f_h·f_g`, no vector is ever mixed.
    Tensor norms(boolean residual) {
        float[] norms = new float[length * length];
        int all = heads + 1;
        kernels.parallel(length, key -> {
            double[] products = new double[all * all];
            for (int one = 0; one < all; one++) {
                for (int other = 0; other <= one; other++) {
                    double product = product((key * all + one) * width, (key * all + other) * width);
                    products[one * all + other] = product;
                    products[other * all + one] = product;
                }
            }
            double[] weights = new double[all];
            for (int query = 0; query < length; query++) {
                weigh(query, key, residual, weights);
                double square = 0;
                for (int one = 0; one < all; one++) {
                    for (int other = 0; other < all; other++) {
                        square += weights[one] * weights[other] * products[one * all + other];
                    }
                }
                norms[query * length + key] = (float) (scale[query] * Math.sqrt(Math.max(0, square)));
            }
        });
        return Tensor.matrix("query", "key", length, length, norms);
    }

    private double product(int one, int other) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) vectors[one + i] * vectors[other + i];
        }
        return sum;
    }

    /// How much of each head's vector, and of the residual, key sends to query.
    private void weigh(int query, int key, boolean residual, double[] weights) {
        for (int head = 0; head < heads; head++) {
            weights[head] = pattern[(head * length + query) * length + key];
        }
        weights[heads] = residual && query == key ? 1 : 0;
    }

    /// `max(0, ‖y_i‖₁ − ‖y_i − T_i(x_j)‖₁)`, (query, key), rows not normalised.
    Tensor nearness(Progress progress) {
        float[] nearness = new float[length * length];
        double[] sizes = new double[length];
        for (int i = 0; i < states.data().length; i++) {
            sizes[i / width] += Math.abs(states.data()[i]);
        }
        progress.checkCancelled();
        kernels.parallel(length, key -> {
            try (Arena arena = Arena.ofConfined()) {
                int all = heads + 1;
                Matrix weights = Matrix.allocate(arena, length, all);
                double[] weight = new double[all];
                for (int query = 0; query < length; query++) {
                    weigh(query, key, true, weight);
                    for (int head = 0; head < all; head++) {
                        weights.set(query, head, (float) (weight[head] * scale[query]));
                    }
                }
                Matrix own = Matrix.allocate(arena, all, width);
                for (int head = 0; head < all; head++) {
                    own.setRow(head, vectors, (key * all + head) * width);
                }
                Matrix sent = Matrix.allocate(arena, length, width);
                kernels.multiply(weights, own, sent);
                float[] row = new float[width];
                for (int query = 0; query < length; query++) {
                    sent.getRow(query, row, 0);
                    double distance = 0;
                    for (int i = 0; i < width; i++) {
                        distance += Math.abs(states.data()[query * width + i] - row[i]);
                    }
                    nearness[query * length + key] = (float) Math.max(0, sizes[query] - distance);
                }
            }
        });
        return Tensor.matrix("query", "key", length, length, nearness);
    }
}
