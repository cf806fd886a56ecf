package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.LayerNorm;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of a target's gradient down the residual stream alone, at the positions the target is read at: through the
/// layer norms with frozen deviations, past attention and feed-forward blocks. On it each block's output counts what it
/// writes into the stream.
final class DirectPath {

    /// What one layer writes into the stream, heads by their number.
    record LayerShare(float[] heads, float feedForward) {}

    private final Subject subject;
    private final DebertaModel model;
    private final int[] positions;
    /// gradient of the stream at the positions, (position · hidden)
    private final float[] stream;
    private double biases;
    private double convolution;
    private double sum;

    /// @param gradient of the frozen network
    DirectPath(Subject subject, Gradient gradient) {
        this.subject = subject;
        model = subject.open().model();
        positions = subject.readAt().stream().toArray();
        Tensor last = subject.run().lastHiddenState();
        stream = rows(gradient.hiddenStates().getLast());
        // the head is linear in the states it reads: what they do not account for is its biases
        biases = gradient.value() - dot(stream, rows(last));
        sum = biases;
    }

    /// Goes from the output of a layer to the states that enter it.
    LayerShare back(int layer) {
        var z = new HookPoint.Attention(layer, AttentionSite.Z, Scope.ALL);
        var attended = new HookPoint.Block(layer, BlockSite.ATTENTION_OUTPUT);
        var middle = new HookPoint.Block(layer, BlockSite.MIDDLE);
        var written = new HookPoint.Block(layer, BlockSite.FEED_FORWARD_OUTPUT);
        var points = new HashSet<HookPoint>(Set.of(z, attended, middle, written));
        var conv = new HookPoint.Convolution();
        boolean convolved = layer == 0 && model.convolution().isPresent();
        if (convolved) {
            points.add(conv);
        }
        Map<HookPoint, Tensor> values = model.capture(subject.run(), layer, points);
        LayerHooks hooks = model.batch(List.of(subject.run())).hooks(0, layer);
        var blocks = model.layer(layer);
        float[] middleRows = rows(values, middle);
        float[] feedForward = rows(values, written);
        scale(feedForward, hooks == null ? 1 : hooks.feedForwardFactor());
        try (Arena arena = Arena.ofShared()) {
            if (convolved) {
                backThroughConvolution(rows(values, conv), feedForward, middleRows, hooks, arena);
            }
            backThrough(blocks.feedForward().norm(), feedForward, middleRows, arena);
            double feedForwardShare = dot(stream, feedForward);
            backThrough(
                    blocks.norm(), rows(values, attended), rows(subject.run().hiddenState(layer)), arena);
            float[] heads = heads(blocks.output(), rows(values, z), hooks, arena);
            double bias = bias(blocks.output().biasValues());
            biases += bias;
            sum += bias + feedForwardShare;
            return new LayerShare(heads, (float) feedForwardShare);
        }
    }

    private void backThroughConvolution(
            float[] added, float[] feedForward, float[] middle, @Nullable LayerHooks hooks, Arena arena) {
        scale(added, hooks == null ? 1 : hooks.convolutionFactor());
        Matrix output = matrix(feedForward, arena);
        model.layer(0).feedForward().norm().apply(model.kernels(), output, matrix(middle, arena), output);
        float[] mask = subject.run().input().attentionMask();
        int width = stream.length / positions.length;
        for (int i = 0; mask != null && i < stream.length; i++) {
            stream[i] *= mask[positions[i / width]];
        }
        backThrough(model.convolution().orElseThrow().norm(), added, output.toArray(), arena);
        convolution = dot(stream, added);
        sum += convolution;
    }

    private void backThrough(LayerNorm norm, float[] x, float[] residual, Arena arena) {
        double bias = bias(norm.bias());
        biases += bias;
        sum += bias;
        Matrix gradient = matrix(stream, arena);
        model.kernels()
                .reverse()
                .addLayerNorm(matrix(x, arena), matrix(residual, arena), norm.weight(), norm.epsilon(), true, gradient);
        System.arraycopy(gradient.toArray(), 0, stream, 0, stream.length);
    }

    /// @param z attention-weighted values, (position, head, channel)
    private float[] heads(Linear output, float[] z, @Nullable LayerHooks hooks, Arena arena) {
        int heads = model.config().heads();
        int headSize = model.config().headSize();
        Matrix wanted = Matrix.allocate(arena, positions.length, heads * headSize);
        model.kernels().reverse().linear(matrix(stream, arena), output, 0, wanted);
        float[] gradient = wanted.toArray();
        double[] shares = new double[heads];
        for (int i = 0; i < z.length; i++) {
            shares[i / headSize % heads] += (double) gradient[i] * z[i];
        }
        float[] rounded = new float[heads];
        for (int head = 0; head < heads; head++) {
            double share = shares[head] * (hooks == null ? 1 : hooks.headFactor(head));
            sum += share;
            rounded[head] = (float) share;
        }
        return rounded;
    }

    /// What the embedding output counts, after layer 0.
    double embeddings() {
        return dot(stream, rows(subject.run().hiddenState(0)));
    }

    /// What the convolution counts, after layer 0.
    double convolution() {
        return convolution;
    }

    /// What biases count so far.
    double biases() {
        return biases;
    }

    /// What everything passed so far counts.
    double sum() {
        return sum;
    }

    private double bias(float[] bias) {
        double share = 0;
        for (int i = 0; i < stream.length; i++) {
            share += (double) stream[i] * bias[i % bias.length];
        }
        return share;
    }

    private float[] rows(Map<HookPoint, Tensor> values, HookPoint point) {
        return rows(Objects.requireNonNull(values.get(point)));
    }

    /// The rows of the positions, one after another.
    private float[] rows(Tensor all) {
        int width = all.data().length / all.shape()[0];
        float[] rows = new float[positions.length * width];
        for (int index = 0; index < positions.length; index++) {
            System.arraycopy(all.data(), positions[index] * width, rows, index * width, width);
        }
        return rows;
    }

    private Matrix matrix(float[] rows, Arena arena) {
        Matrix matrix = Matrix.allocate(arena, positions.length, rows.length / positions.length);
        matrix.setAll(rows);
        return matrix;
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; factor != 1 && i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
