package io.github.disentangle.bench;

import io.github.disentangle.bench.OnnxGraph.Fraction;
import io.github.disentangle.bench.OnnxGraph.Whole;
import io.github.disentangle.bench.OnnxGraph.Wholes;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.CheckpointException;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.model.RelativePositions;
import java.util.List;

/// The encoder as an ONNX graph for one length, as favourable to the runtime as it can be: fixed shapes, no mask, weights in the
/// form its matrix product packs, and everything that does not depend on the input left to its constant folding.
final class DebertaGraph {

    private final Weights weights;
    private final ModelConfig config;
    private final int length;
    private final OnnxGraph graph = new OnnxGraph();

    /// Turns tensors of the checkpoint into constants and products of the graph.
    interface Weights {

        /// The tensor as a constant.
        String constant(OnnxGraph graph, String name);

        /// `x·Wᵀ + b` with x (row, input).
        String linear(OnnxGraph graph, String x, String name);
    }

    private DebertaGraph(Checkpoint checkpoint, Weights weights, int length) {
        this.config = checkpoint.config();
        this.weights = weights;
        this.length = length;
        boolean plain = config.relativeAttention()
                && config.contentToPosition()
                && config.positionToContent()
                && config.shareAttentionKey()
                && !config.positionBiasedInput()
                && config.typeVocabSize() == 0
                && config.embeddingSize() == config.hiddenSize()
                && config.convKernelSize() == 0
                && config.hiddenActivation() == Activation.GELU;
        if (!plain) {
            throw new CheckpointException(checkpoint.folder()
                    + ": peers are measured on models built like DeBERTa-v3; this one has other parts.");
        }
    }

    /// The model, input `input_ids` (length), output `last_hidden_state` (length, hidden).
    static byte[] build(Checkpoint checkpoint, Weights weights, int length) {
        return new DebertaGraph(checkpoint, weights, length).build();
    }

    private byte[] build() {
        graph.input("input_ids", length);
        String words = weights.constant(graph, "embeddings.word_embeddings.weight");
        String x = layerNorm(graph.node("Gather", List.of(words, "input_ids")), "embeddings.LayerNorm");
        String relative = weights.constant(graph, "encoder.rel_embeddings.weight");
        if (config.normaliseRelativeEmbeddings()) {
            relative = layerNorm(relative, "encoder.LayerNorm");
        }
        var window = new RelativePositions(config).window(length);
        relative = slice(relative, window.first(), window.first() + window.count());
        String rows = rows(window);
        for (int layer = 0; layer < config.layers(); layer++) {
            x = layer("encoder.layer." + layer, x, relative, window.count(), rows);
        }
        graph.output(x, "last_hidden_state", length, config.hiddenSize());
        return graph.toBytes();
    }

    private String layer(String name, String x, String relative, int relativeRows, String rows) {
        String self = name + ".attention.self.";
        String query = heads(linear(x, self + "query_proj"), length, 1, 0, 2);
        String keyTransposed = heads(linear(x, self + "key_proj"), length, 1, 2, 0);
        String key = heads(linear(x, self + "key_proj"), length, 1, 0, 2);
        String value = heads(linear(x, self + "value_proj"), length, 1, 0, 2);
        String positionKeys = heads(linear(relative, self + "key_proj"), relativeRows, 1, 2, 0);
        String positionQueries = heads(linear(relative, self + "query_proj"), relativeRows, 1, 2, 0);
        String contentToPosition = gather(product(query, positionKeys), rows);
        // gathered at (key, query) and turned round: for every key the row of its distance to every query
        String positionToContent = transpose(gather(product(key, positionQueries), mirrored(rows)), 0, 2, 1);
        String sum = add(add(product(query, keyTransposed), contentToPosition), positionToContent);
        float scale = (float) Math.sqrt((double) config.headSize() * config.scoreTerms());
        String scores = graph.node("Div", List.of(sum, graph.constant(new float[] {scale})));
        String attention = graph.node("Softmax", List.of(scores), new Whole("axis", -1));
        String context = transpose(product(attention, value), 1, 0, 2);
        context = reshape(context, length, (long) config.heads() * config.headSize());
        String mixed = add(linear(context, name + ".attention.output.dense"), x);
        mixed = layerNorm(mixed, name + ".attention.output.LayerNorm");
        String inner = gelu(linear(mixed, name + ".intermediate.dense"));
        return layerNorm(add(linear(inner, name + ".output.dense"), mixed), name + ".output.LayerNorm");
    }

    private String linear(String x, String name) {
        return weights.linear(graph, x, name);
    }

    /// Splits (row, heads · head size) and reorders the axes row, head, head size.
    private String heads(String x, int rowCount, long... order) {
        return transpose(reshape(x, rowCount, config.heads(), config.headSize()), order);
    }

    private String gelu(String x) {
        String halves = graph.node("Div", List.of(x, graph.constant(new float[] {(float) Math.sqrt(2)})));
        String erf = add(graph.node("Erf", List.of(halves)), graph.constant(new float[] {1}));
        String product = graph.node("Mul", List.of(x, erf));
        return graph.node("Mul", List.of(product, graph.constant(new float[] {0.5f})));
    }

    private String layerNorm(String x, String name) {
        return graph.node(
                "LayerNormalization",
                List.of(
                        x,
                        weights.constant(graph, name + ".weight"),
                        weights.constant(graph, name + ".bias")),
                new Whole("axis", -1),
                new Fraction("epsilon", config.layerNormEpsilon()));
    }

    /// The row of the relative table for each pair, (head, query, key).
    private String rows(RelativePositions.Window window) {
        long[] index = new long[config.heads() * length * length];
        for (int i = 0; i < index.length; i++) {
            int query = i / length % length;
            int key = i % length;
            index[i] = window.rows()[query - key + length - 1];
        }
        return graph.constant(index, config.heads(), length, length);
    }

    private String mirrored(String rows) {
        return transpose(rows, 0, 2, 1);
    }

    private String gather(String products, String rows) {
        return graph.node("GatherElements", List.of(products, rows), new Whole("axis", 2));
    }

    private String product(String a, String b) {
        return graph.node("MatMul", List.of(a, b));
    }

    private String add(String a, String b) {
        return graph.node("Add", List.of(a, b));
    }

    private String transpose(String x, long... order) {
        return graph.node("Transpose", List.of(x), new Wholes("perm", order));
    }

    private String reshape(String x, long... shape) {
        return graph.node("Reshape", List.of(x, graph.constant(shape, shape.length)));
    }

    private String slice(String x, long from, long to) {
        return graph.node(
                "Slice",
                List.of(
                        x,
                        graph.constant(new long[] {from}, 1),
                        graph.constant(new long[] {to}, 1),
                        graph.constant(new long[] {0}, 1)));
    }
}
