package io.github.disentangle.bench;

import io.github.disentangle.bench.OnnxGraph.Whole;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fp32 weights of a checkpoint, as constants the runtime finds in a file beside the graph.
final class PlainWeights implements DebertaGraph.Weights {

    private final Checkpoint checkpoint;
    private final String file;
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, Long> offsets;

    /// @param file name of the file the bytes lie in
    /// @param offsets where each tensor's bytes begin in it, by canonical name
    PlainWeights(Checkpoint checkpoint, String file, Map<String, Long> offsets) {
        this.checkpoint = checkpoint;
        this.file = file;
        this.offsets = offsets;
    }

    @Override
    public String constant(OnnxGraph graph, String name) {
        return constants.computeIfAbsent(name, key -> {
            WeightTensor tensor = checkpoint.find(name).orElseThrow();
            return graph.external(file, offsets.get(name), 4 * tensor.size(), tensor.shape());
        });
    }

    @Override
    public String linear(OnnxGraph graph, String x, String name) {
        return graph.node(
                "Gemm",
                List.of(x, constant(graph, name + ".weight"), constant(graph, name + ".bias")),
                new Whole("transB", 1));
    }
}
