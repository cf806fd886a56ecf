package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.InputException;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.WeightLoader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder under `golden/models`: inputs `in.*`, the reference's outputs `out.*`.
class TraceTest {

    private static final Path CASES = Path.of("src/test/resources/golden/models");
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    Path temporary;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(CASES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("golden.safetensors")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAreNamedAndShapedAndValuedAsTheReferences(Path folder) {
        try (var golden = Safetensors.open(folder.resolve("golden.safetensors"));
                var traced = Safetensors.open(trace(folder, inputs(folder)))) {
            Set<String> names = new HashSet<>();
            for (String stored : golden.names()) {
                if (stored.startsWith("out.")) {
                    String name = stored.substring("out.".length());
                    names.add(name);
                    assertClose(name, golden.tensor(stored), traced.tensor(name));
                }
            }
            Set<String> found = new HashSet<>(traced.names());
            found.removeIf(name -> name.startsWith("scores."));
            assertEquals(names, found);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void softmaxOfTheSummedScoresIsTheAttentionOfTheUnmaskedRow(Path folder) {
        try (var traced = Safetensors.open(trace(folder, inputs(folder)))) {
            for (int layer = 0; traced.names().contains("attentions." + layer); layer++) {
                int length = traced.tensor("attentions." + layer).shape()[3];
                float[] expected = traced.tensor("attentions." + layer).floats();
                float[] c2c = traced.tensor("scores.c2c." + layer).floats();
                float[] c2p = traced.tensor("scores.c2p." + layer).floats();
                float[] p2c = traced.tensor("scores.p2c." + layer).floats();
                double[] row = new double[length];
                double sum = 0;
                for (int key = 0; key < length; key++) {
                    row[key] = Math.exp((double) c2c[key] + c2p[key] + p2c[key]);
                    sum += row[key];
                }
                for (int key = 0; key < length; key++) {
                    assertEquals(expected[key], row[key] / sum, TOLERANCE, "first sequence, head and query");
                }
            }
        }
    }

    @Test
    void inputOfUnknownNameIsRefused() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter().add("ids", new long[] {1, 2}, 1, 2).write(file);

        var failure = assertThrows(InputException.class, () -> TraceBatch.read(file));

        assertEquals(
                file + " holds 'ids'; inputs are named input_ids, attention_mask, token_type_ids, position_ids, "
                        + "inputs_embeds, labels, start_positions, end_positions",
                failure.getMessage());
    }

    @Test
    void fractionsAreNoIds() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter().add("input_ids", new float[] {1, 2}, 1, 2).write(file);

        var failure = assertThrows(InputException.class, () -> TraceBatch.read(file));

        assertEquals(file + ": input_ids must hold int64 values, found F32", failure.getMessage());
    }

    @Test
    void maskOfAnotherShapeIsRefused() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter()
                .add("input_ids", new long[] {1, 2}, 1, 2)
                .add("attention_mask", new long[] {1, 1, 1}, 1, 3)
                .write(file);

        var failure = assertThrows(InputException.class, () -> TraceBatch.read(file));

        assertEquals(file + ": attention_mask has the shape [1, 3], expected [1, 2]", failure.getMessage());
    }

    @Test
    void labelsOfAnotherRankAreRefused() {
        Path folder = CASES.resolve("v3_like/tokcls");
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter()
                .add("input_ids", new long[] {1, 2}, 1, 2)
                .add("labels", new long[] {1}, 1)
                .write(file);

        var failure = assertThrows(InputException.class, () -> trace(folder, file));

        assertEquals(
                "labels must hold int64 values of the shape [1, 2] for this model, found int64 of the shape [1]",
                failure.getMessage());
    }

    @Test
    void batchOfNothingIsRefused() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter().add("inputs_embeds", new float[0], 0, 2, 24).write(file);

        var failure = assertThrows(InputException.class, () -> TraceBatch.read(file));

        assertEquals(
                file + ": inputs_embeds has the shape [0, 2, 24], expected an entry at least on every axis",
                failure.getMessage());
    }

    @Test
    void integersAreNoEmbeddings() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter().add("inputs_embeds", new long[24], 1, 1, 24).write(file);

        var failure = assertThrows(InputException.class, () -> TraceBatch.read(file));

        assertEquals(file + ": inputs_embeds must hold float32 values, found I64", failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "base, labels, The inputs hold labels; this model takes no labels.",
        "seqcls, start_positions, The inputs hold start_positions; this model takes labels.",
        "qa, end_positions, The inputs hold end_positions; this model takes start_positions with end_positions.",
        "qa, labels, The inputs hold labels; this model takes start_positions with end_positions."
    })
    void labelsTheHeadHasNoUseForAreRefused(String head, String name, String expected) {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter()
                .add("input_ids", new long[] {1, 2}, 1, 2)
                .add(name, new long[] {1}, 1)
                .write(file);

        var failure = assertThrows(
                InputException.class, () -> trace(CASES.resolve("v3_like").resolve(head), file));

        assertEquals(expected, failure.getMessage());
    }

    @Test
    void choicesNeedAModelOfChoices() {
        Path file = temporary.resolve("in.safetensors");
        new SafetensorsWriter()
                .add("input_ids", new long[] {1, 2, 3, 4}, 1, 2, 2)
                .write(file);

        var failure = assertThrows(InputException.class, () -> trace(CASES.resolve("v3_like/seqcls"), file));

        assertEquals("This model takes inputs of the shape (batch, length), found [1, 2, 2]", failure.getMessage());
    }

    /// The `in.*` tensors of a case under their own names.
    private Path inputs(Path folder) {
        Path file = temporary.resolve("in.safetensors");
        try (var golden = Safetensors.open(folder.resolve("golden.safetensors"))) {
            var writer = new SafetensorsWriter();
            for (String stored : golden.names()) {
                if (stored.startsWith("in.")) {
                    String name = stored.substring("in.".length());
                    WeightTensor tensor = golden.tensor(stored);
                    if (tensor.dtype().floating()) {
                        writer.add(name, tensor.floats(), tensor.shape());
                    } else {
                        writer.add(name, golden.longs(stored), tensor.shape());
                    }
                }
            }
            writer.write(file);
        }
        return file;
    }

    private Path trace(Path folder, Path inputs) {
        Path file = temporary.resolve("out.safetensors");
        try (var checkpoint = Checkpoint.open(folder);
                var kernels = new ScalarKernels();
                var arena = Arena.ofShared();
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            var loader = new WeightLoader(checkpoint, kernels, WeightFormat.FP32, arena);
            var head = TaskHead.load(loader, checkpoint.primaryHead());
            var trace = new Trace(model, head, TraceBatch.read(inputs), Progress.NONE);
            var writer = new SafetensorsWriter();
            trace.addOutputs(writer);
            trace.addAttentions(writer);
            trace.addScores(writer);
            writer.write(file);
        }
        return file;
    }

    private static void assertClose(String name, WeightTensor expected, WeightTensor found) {
        assertArrayEquals(expected.shape(), found.shape(), name);
        float[] wanted = expected.floats();
        float scale = 1;
        for (float value : wanted) {
            scale = Math.max(scale, Math.abs(value));
        }
        // sums of terms near 20 keep fewer digits of a small result
        assertArrayEquals(wanted, found.floats(), TOLERANCE * Math.max(1, scale / 10), name);
    }
}
