package io.github.disentangle.bench;

import io.github.disentangle.bench.OnnxGraph.Whole;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Linear layers as the runtime's dynamic quantisation has them: int8 weights per output channel, activations quantised to uint8 on
/// the way. Fast where the CPU has integer dot products, and far less exact than int8 weights under fp32 activations.
final class QuantizedWeights implements DebertaGraph.Weights {

    private static final int FLOAT = 1;

    private final Checkpoint checkpoint;
    private final DebertaGraph.Weights plain;
    private final Map<String, List<String>> activations = new HashMap<>();
    private final Map<String, List<String>> layers = new HashMap<>();

    /// @param plain where everything but the weights of linear layers comes from
    QuantizedWeights(Checkpoint checkpoint, DebertaGraph.Weights plain) {
        this.checkpoint = checkpoint;
        this.plain = plain;
    }

    @Override
    public String constant(OnnxGraph graph, String name) {
        return plain.constant(graph, name);
    }

    @Override
    public String linear(OnnxGraph graph, String x, String name) {
        List<String> quantized =
                activations.computeIfAbsent(x, input -> graph.nodes("DynamicQuantizeLinear", List.of(input), 3));
        List<String> weight = layers.computeIfAbsent(name, layer -> quantize(graph, layer));
        String product = graph.node(
                "MatMulInteger", List.of(quantized.get(0), weight.get(0), quantized.get(2)));
        String widened = graph.node("Cast", List.of(product), new Whole("to", FLOAT));
        String scale = graph.node("Mul", List.of(quantized.get(1), weight.get(1)));
        String scaled = graph.node("Mul", List.of(widened, scale));
        return graph.node("Add", List.of(scaled, plain.constant(graph, name + ".bias")));
    }

    /// The weight as (input, output) int8 and its scale per output.
    private List<String> quantize(OnnxGraph graph, String name) {
        WeightTensor weight = checkpoint.find(name + ".weight").orElseThrow();
        int outputs = weight.shape()[0];
        int inputs = weight.shape()[1];
        float[] values = weight.floats();
        byte[] codes = new byte[values.length];
        float[] scales = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            float largest = 1e-12f;
            for (int input = 0; input < inputs; input++) {
                largest = Math.max(largest, Math.abs(values[output * inputs + input]));
            }
            scales[output] = largest / 127;
            for (int input = 0; input < inputs; input++) {
                codes[input * outputs + output] = (byte) Math.round(values[output * inputs + input] / scales[output]);
            }
        }
        return List.of(graph.constant(codes, inputs, outputs), graph.constant(scales, outputs));
    }
}
