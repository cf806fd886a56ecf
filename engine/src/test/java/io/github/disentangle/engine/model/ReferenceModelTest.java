package io.github.disentangle.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.task.TraceBatch;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder under `golden/models` against what the reference implementation computed: three rows, one whole, one
/// padded on the right, one padded on the left with a hole.
class ReferenceModelTest {

    private static final Path CASES = Path.of("src/test/resources/golden/models");
    private static final float TOLERANCE = 1e-4f;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(CASES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("golden.safetensors")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hiddenStatesAndAttentionsAgreeWithTheReference(Path folder) {
        try (var checkpoint = Checkpoint.open(folder);
                var golden = Safetensors.open(folder.resolve("golden.safetensors"));
                var kernels = new ScalarKernels();
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            List<Run> runs = model.run(inputs(folder), Progress.NONE);
            for (int sequence = 0; sequence < runs.size(); sequence++) {
                Run run = runs.get(sequence);
                for (int i = 0; i <= model.config().layers(); i++) {
                    assertClose(
                            golden.tensor("out.hidden_states." + i).toTensor().at(sequence), run.hiddenState(i));
                }
                for (int layer = 0; layer < model.config().layers(); layer++) {
                    Tensor expected =
                            golden.tensor("out.attentions." + layer).toTensor().at(sequence);
                    List<HeadAttention> heads = model.attention(run, layer);
                    for (int head = 0; head < heads.size(); head++) {
                        assertClose(expected.at(head), heads.get(head).probability());
                        assertEquals(heads.get(head), model.attention(run, layer, head), "one head alone");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBatchComputesWhatItsSequencesComputeAlone(Path folder) {
        try (var checkpoint = Checkpoint.open(folder);
                var kernels = new ScalarKernels();
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            List<Input> inputs = inputs(folder);
            List<Run> together = model.run(inputs, Progress.NONE);
            for (int sequence = 0; sequence < inputs.size(); sequence++) {
                assertEquals(model.run(inputs.get(sequence)), together.get(sequence));
            }
        }
    }

    private static List<Input> inputs(Path folder) {
        return TraceBatch.read(folder.resolve("golden.safetensors"), "in.").inputs();
    }

    private static void assertClose(Tensor expected, Tensor found) {
        assertEquals(expected.data().length, found.data().length);
        float largest = 0;
        for (int i = 0; i < found.data().length; i++) {
            largest = Math.max(largest, Math.abs(expected.data()[i] - found.data()[i]));
        }
        assertTrue(largest <= TOLERANCE, "differs by " + largest);
    }
}
