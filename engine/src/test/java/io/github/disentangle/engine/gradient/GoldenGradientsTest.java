package io.github.disentangle.engine.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.task.TraceBatch;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every configuration and head against automatic differentiation in double precision: three rows, one whole, one
/// padded on the right, one padded on the left with a hole. A file under `golden/gradients` holds for each target and
/// rule `value`,
/// `inputs_embeds`, the gates, and for one of them also `hidden_states.i`, `pattern.1`, `relative_rows`.
class GoldenGradientsTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final Path GRADIENTS = Path.of("src/test/resources/golden/gradients");
    private static final Map<String, LocalRules> RULES =
            Map.of("exact", LocalRules.EXACT, "frozen", LocalRules.FROZEN, "detached", LocalRules.ATTENTION_DETACHED);
    /// Largest difference allowed, as a share of the largest value.
    private static final double TOLERANCE = 1e-4;

    private static final Kernels SCALAR = new ScalarKernels();
    private static Kernels fast;

    @BeforeAll
    static void openKernels() {
        fast = KernelProvider.select().kernels();
    }

    @AfterAll
    static void closeKernels() {
        fast.close();
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(GRADIENTS)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .map(file -> GRADIENTS.relativize(file).toString().replace(".safetensors", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scalarKernelsAgreeWithAutomaticDifferentiation(String name) {
        check(name, SCALAR);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelsOfThisMachineAgreeWithAutomaticDifferentiation(String name) {
        check(name, fast);
    }

    private static void check(String name, Kernels kernels) {
        Path folder = MODELS.resolve(name);
        try (Arena arena = Arena.ofShared();
                var checkpoint = Checkpoint.open(folder);
                var golden = Safetensors.open(GRADIENTS.resolve(name + ".safetensors"));
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            HeadKind kind = name.endsWith("base") ? HeadKind.BARE : checkpoint.primaryHead();
            var head = TaskHead.load(new WeightLoader(checkpoint, kernels, WeightFormat.FP32, arena), kind);
            List<Run> runs = model.run(
                    TraceBatch.read(folder.resolve("golden.safetensors"), "in.").inputs(), Progress.NONE);
            int compared = 0;
            for (String tensor : golden.names()) {
                if (tensor.endsWith(".inputs_embeds")) {
                    String key = tensor.substring(0, tensor.length() - "inputs_embeds".length());
                    String[] parts = key.split("\\.");
                    LocalRules rules = RULES.get(parts[parts.length - 1]);
                    var request = GradientRequest.of(rules)
                            .withRelativeRows()
                            .withPoints(Set.of(HookPoint.parse("blocks.1.attn.pattern")));
                    String target = key.substring(0, key.length() - parts[parts.length - 1].length() - 2);
                    var differentiator = new Differentiator(model);
                    List<Gradient> gradients = head.isEmpty()
                            ? differentiator.ofLastStates(
                                    runs, rows(golden.tensor("seed").toTensor()), request, Progress.NONE)
                            : differentiator.gradients(head.get(), runs, target(target), request, Progress.NONE);
                    compare(golden, key, gradients, model, runs, rules);
                    compared++;
                }
            }
            assertTrue(compared >= 3, "cases compared");
        }
    }

    private static void compare(
            Safetensors golden,
            String key,
            List<Gradient> gradients,
            DebertaModel model,
            List<Run> runs,
            LocalRules rules) {
        for (int sequence = 0; sequence < gradients.size(); sequence++) {
            Gradient gradient = gradients.get(sequence);
            close(golden, key + "inputs_embeds", sequence, gradient.inputsEmbeds());
            close(golden, key + "term", sequence, gradient.gates().terms());
            close(golden, key + "head", sequence, gradient.gates().heads());
            close(golden, key + "ffn", sequence, gradient.gates().feedForward());
            if (golden.names().contains(key + "conv")) {
                close(
                        golden,
                        key + "conv",
                        sequence,
                        Tensor.vector("conv", gradient.gates().convolution()));
            }
            close(golden, key + "value", sequence, Tensor.vector("value", (float) gradient.value()));
            for (int layer = 0; layer < model.config().layers(); layer++) {
                if (golden.names().contains(key + "hidden_states." + layer)) {
                    close(
                            golden,
                            key + "hidden_states." + layer,
                            sequence,
                            gradient.hiddenStates().get(layer));
                }
            }
            if (golden.names().contains(key + "pattern.1")) {
                close(
                        golden,
                        key + "pattern.1",
                        sequence,
                        gradient.points().get(HookPoint.parse("blocks.1.attn.pattern")));
            }
            if (golden.names().contains(key + "relative_rows")) {
                close(
                        golden,
                        key + "relative_rows",
                        sequence,
                        gradient.relativeRows().orElseThrow());
            }
            if (rules.linear()) {
                assertEquals(
                        gradient.value(),
                        gradient.constant()
                                + dot(
                                        gradient,
                                        model.embeddings()
                                                .wordVectors(runs.get(sequence).input())),
                        1e-4 * Math.max(1, Math.abs(gradient.value())),
                        key + " sums to the target");
            }
        }
    }

    private static double dot(Gradient gradient, Tensor words) {
        double sum = 0;
        for (int i = 0; i < words.data().length; i++) {
            sum += (double) words.data()[i] * gradient.inputsEmbeds().data()[i];
        }
        return sum;
    }

    private static void close(Safetensors golden, String name, int sequence, Tensor found) {
        Tensor all = golden.tensor(name).toTensor();
        float[] expected = all.at(sequence).data();
        assertEquals(expected.length, found.data().length, name);
        double scale = 0;
        for (float value : all.data()) {
            scale = Math.max(scale, Math.abs(value));
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs((double) expected[i] - found.data()[i]));
        }
        assertTrue(
                largest <= TOLERANCE * scale + 1e-7,
                name + " of sequence " + sequence + " differs by " + largest + ", largest value " + scale);
    }

    /// E.g. `label.2`, `token.4`, `token.2@3`, `start`, `end@6`.
    static Target target(String name) {
        String[] parts = name.split("@");
        int position = parts.length == 1 ? Target.EVERYWHERE : Integer.parseInt(parts[1]);
        String[] what = parts[0].split("\\.");
        int index = what.length == 1 ? 0 : Integer.parseInt(what[1]);
        return switch (what[0]) {
            case "label" -> new Target.Label(index);
            case "choice" -> new Target.Choice(index);
            case "token" -> new Target.TokenLabel(position, index);
            case "piece" -> new Target.Piece(position, index);
            case "start" -> new Target.SpanStart(position);
            case "end" -> new Target.SpanEnd(position);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static List<Tensor> rows(Tensor all) {
        return Stream.iterate(0, index -> index + 1)
                .limit(all.shape()[0])
                .map(all::at)
                .toList();
    }
}
