package io.github.disentangle.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a value stops being a number is told, not passed on to whoever looks at the result.
class NotFiniteRunTest {

    private static final Path SAMPLE = Path.of("..", "samples", "models", "sentiment");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/models/v2_like_conv/seqcls");

    @TempDir
    Path folder;

    /// A copy of a model in which one value of one tensor is not a number.
    private Path damaged(Path model, String tensor, float value) throws IOException {
        try (var files = Files.list(model);
                var source = Safetensors.open(model.resolve("model.safetensors"))) {
            for (Path file : files.toList()) {
                if (!file.endsWith("model.safetensors")) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
            var writer = new SafetensorsWriter();
            int changed = 0;
            for (String name : source.names()) {
                Tensor values = source.tensor(name).toTensor();
                float[] data = values.data().clone();
                if (name.endsWith(tensor)) {
                    data[data.length / 2] = value;
                    changed++;
                }
                writer.add(name, data, values.shape());
            }
            assertEquals(1, changed, "tensors changed");
            writer.write(folder.resolve("model.safetensors"));
            return folder;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            encoder.layer.0.output.dense.weight                 | NaN       | The output of layer 0,
            encoder.layer.1.attention.self.value_proj.bias      | NaN       | The output of layer 1,
            encoder.layer.2.attention.output.LayerNorm.weight   | Infinity  | The output of layer 2,
            encoder.layer.2.attention.self.query_proj.weight    | -Infinity | The output of layer 2,
            encoder.conv.conv.bias                              | NaN       | The output of layer 0,
            embeddings.LayerNorm.bias                           | NaN       | The embedding output
            """)
    void theFirstLayerThatDoesNotGiveNumbersIsNamed(String tensor, float value, String start) throws IOException {
        Path model = damaged(GOLDEN, tensor, value);
        for (Kernels kernels :
                List.of(new ScalarKernels(), KernelProvider.select().kernels())) {
            try (kernels;
                    var checkpoint = Checkpoint.open(model);
                    var loaded = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
                Input input = Input.of(5, 17, 42, 8);

                var failure = assertThrows(NotFiniteException.class, () -> loaded.run(input));
                var later = assertThrows(NotFiniteException.class, () -> loaded.lastHiddenState(input, Progress.NONE));

                assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
                assertEquals(failure.getMessage(), later.getMessage());
            }
        }
    }

    @Test
    void theLastStateAloneIsThatOfARun() {
        try (Kernels kernels = new ScalarKernels();
                var checkpoint = Checkpoint.open(GOLDEN);
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            Input input = Input.of(5, 17, 42, 8);

            assertArrayEquals(
                    model.run(input).lastHiddenState().data(),
                    model.lastHiddenState(input, Progress.NONE).data());
        }
    }

    @Test
    void aFactorThatIsTooLargeIsTold() {
        try (Kernels kernels = new ScalarKernels();
                var checkpoint = Checkpoint.open(GOLDEN);
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            Run run = model.run(Input.of(5, 17, 42, 8));
            var factor = List.of(Intervention.parse("scale feed-forward 1 by 3e38"));

            var failure = assertThrows(NotFiniteException.class, () -> model.rerun(run, factor, Progress.NONE));

            assertTrue(failure.getMessage().startsWith("The output of layer 1,"), failure.getMessage());
        }
    }

    @Test
    void aPredictionNamesTheHead() throws IOException {
        Path model = damaged(SAMPLE, "classifier.bias", Float.NaN);
        try (Kernels kernels = new ScalarKernels();
                OpenModel open = OpenModel.open(model, OpenOptions.with(kernels), Progress.NONE)) {
            var input = new TextInput("Not bad.");

            var failure = assertThrows(NotFiniteException.class, () -> open.predict(input));

            assertEquals(
                    "The logits of the head hold NaN, though the output of the last layer does not; the weights of the"
                            + " head are damaged.",
                    failure.getMessage());
        }
    }
}
