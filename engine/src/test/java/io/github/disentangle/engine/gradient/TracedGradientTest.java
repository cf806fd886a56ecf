package io.github.disentangle.engine.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.task.Trace;
import io.github.disentangle.engine.task.TraceBatch;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `trace --gradient` writes, in the reference's shapes.
class TracedGradientTest {

    private static final Path CASES = Path.of("src/test/resources/golden");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "v3_like/seqcls, 2, label.2",
        "v3_like/seqcls_reg, 0, label.0",
        "v2_like_conv/tokcls, 4, token.4",
        "v2_like_conv/qa, 0, start",
        "v3_like/mlm_legacy, 7, piece.7",
        "v2_like_conv/mc, 2, choice.2"
    })
    void theGradientOfALogitIsWrittenInTheShapeOfTheBatch(String name, int logit, String golden) {
        Path file = trace(name, logit);
        try (var traced = Safetensors.open(file);
                var inputs = Safetensors.open(CASES.resolve("models/" + name + "/golden.safetensors"));
                var expected = Safetensors.open(CASES.resolve("gradients/" + name + ".safetensors"))) {
            int[] axes = inputs.tensor("in.input_ids").shape();
            int[] shape = Arrays.copyOf(axes, axes.length + 1);
            shape[axes.length] = 24;
            assertArrayEquals(shape, traced.tensor("grad.inputs_embeds").shape());
            float[] values = expected.tensor(golden + ".exact.inputs_embeds").floats();
            float largest = 0;
            for (float value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertArrayEquals(values, traced.tensor("grad.inputs_embeds").floats(), 1e-4f * largest);
        }
    }

    @Test
    void aLogitTheHeadHasNotIsRefused() {
        assertEquals(
                "There is no label 3 to explain: there are 3, counted from 0.",
                assertThrows(TargetException.class, () -> trace("v3_like/seqcls", 3))
                        .getMessage());
    }

    private Path trace(String name, int logit) {
        Path folder = CASES.resolve("models/" + name);
        Path file = temporary.resolve("out.safetensors");
        try (Arena arena = Arena.ofShared();
                var kernels = new ScalarKernels();
                var checkpoint = Checkpoint.open(folder);
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            var head = TaskHead.load(
                    new WeightLoader(checkpoint, kernels, WeightFormat.FP32, arena), checkpoint.primaryHead());
            var batch = TraceBatch.read(folder.resolve("golden.safetensors"), "in.");
            var writer = new SafetensorsWriter();
            new Trace(model, head, batch, Progress.NONE).addGradient(writer, logit, Progress.NONE);
            writer.write(file);
        }
        return file;
    }
}
