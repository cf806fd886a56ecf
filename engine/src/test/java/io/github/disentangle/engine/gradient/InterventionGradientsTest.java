package io.github.disentangle.engine.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.hook.Intervention;
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
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gradients of runs under interventions against automatic differentiation in double precision, where the faders
/// themselves are the variables: three rows, one whole, two with hidden positions.
class InterventionGradientsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /// Largest difference allowed, as a share of the largest value.
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|v3_like/seqcls|scale c2p by 0.5 in head 1.2; mute p2c in layer 0",
                "1|v3_like/seqcls|scale c2p by 0.5 keeping temperature; scale c2c by 1.5 in layer 2",
                "2|v3_like/seqcls|cut 4-6>1 in layer 2; cut 5>* in head 0.1",
                "3|v3_like/seqcls|cut distance 1..2",
                "4|v3_like/seqcls|place token 4 at 9",
                "5|v3_like/seqcls|insert gap 3 after token 5",
                "6|v2_like_conv/seqcls|scale head 1.2 by 0.5; scale feed-forward 1 by 0.25; scale conv by 0.5",
                "7|v2_like_conv/seqcls|mute c2p in head 2.0; place token 4 at 9"
            })
    void gradientsUnderInterventionsAgreeWithAutomaticDifferentiation(int number, String folder, String phrases) {
        check(number, folder, phrases, new ScalarKernels());
        check(number, folder, phrases, KernelProvider.select().kernels());
    }

    private static void check(int number, String folder, String phrases, Kernels kernels) {
        Path model = GOLDEN.resolve("models").resolve(folder);
        List<Intervention> interventions =
                Arrays.stream(phrases.split("; ")).map(Intervention::parse).toList();
        try (kernels;
                Arena arena = Arena.ofShared();
                var checkpoint = Checkpoint.open(model);
                var golden = Safetensors.open(GOLDEN.resolve("interventions/gradients.safetensors"));
                var encoder = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            var loader = new WeightLoader(checkpoint, kernels, WeightFormat.FP32, arena);
            TaskHead head = TaskHead.load(loader, checkpoint.primaryHead()).orElseThrow();
            List<Run> runs = TraceBatch.read(model.resolve("golden.safetensors"), "in.").inputs().stream()
                    .map(input -> encoder.run(input, interventions, Progress.NONE))
                    .toList();
            for (LocalRules rules : List.of(LocalRules.EXACT, LocalRules.FROZEN)) {
                String key = number + ".label.1." + (rules.linear() ? "frozen." : "exact.");
                List<Gradient> found = new Differentiator(encoder)
                        .gradients(head, runs, new Target.Label(1), GradientRequest.of(rules), Progress.NONE);
                for (int sequence = 0; sequence < found.size(); sequence++) {
                    Gradient gradient = found.get(sequence);
                    Gates gates = gradient.gates();
                    close(golden, key + "value", sequence, Tensor.vector("value", (float) gradient.value()));
                    close(golden, key + "inputs_embeds", sequence, gradient.inputsEmbeds());
                    close(golden, key + "term", sequence, gates.terms());
                    close(golden, key + "head", sequence, gates.heads());
                    close(golden, key + "ffn", sequence, gates.feedForward());
                    if (encoder.config().convKernelSize() > 0) {
                        close(golden, key + "conv", sequence, Tensor.vector("conv", gates.convolution()));
                    }
                }
            }
        }
    }

    private static void close(Safetensors golden, String name, int sequence, Tensor found) {
        Tensor all = golden.tensor(name).toTensor();
        float[] expected = all.at(sequence).data();
        assertEquals(expected.length, found.data().length, name);
        double scale = 0;
        for (float value : all.data()) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) expected[i] - found.data()[i]);
            assertTrue(
                    difference <= TOLERANCE * scale + 1e-7,
                    name + " of sequence " + sequence + " differs by " + difference + ", largest value " + scale);
        }
    }
}
