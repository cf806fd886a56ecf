package io.github.disentangle.engine.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The trained sample models against the gradients the reference computed for their predicted labels.
class SampleGradientsTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "sentiment-v3", "sentiment-unshared", "nli"})
    void gradientsOfThePredictedLabelReproduce(String name) throws IOException {
        Path goldens = SAMPLES.resolve("golden/models");
        JsonArray inputs = JsonParser.parseString(Files.readString(goldens.resolve(name + ".json")))
                .getAsJsonObject()
                .getAsJsonArray("inputs");
        int compared = 0;
        try (Arena arena = Arena.ofShared();
                var kernels = KernelProvider.select().kernels();
                var checkpoint = Checkpoint.open(SAMPLES.resolve("models/" + name));
                var golden = Safetensors.open(goldens.resolve(name + ".safetensors"));
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            var head = TaskHead.load(
                            new WeightLoader(checkpoint, kernels, WeightFormat.FP32, arena), checkpoint.primaryHead())
                    .orElseThrow();
            for (int index = 0; index < inputs.size(); index++) {
                if (!golden.names().contains(index + "/grad_inputs_embeds")) {
                    continue;
                }
                JsonObject input = inputs.get(index).getAsJsonObject();
                var target = new Target.Label(
                        input.getAsJsonObject("gradients").get("target").getAsInt());
                Run run = model.run(Input.of(ids(input)));
                var differentiator = new Differentiator(model);
                Gradient exact =
                        differentiator.gradient(head, run, target, GradientRequest.of(LocalRules.EXACT), Progress.NONE);
                assertClose(golden.tensor(index + "/grad_inputs_embeds").toTensor(), exact.inputsEmbeds());
                Gradient frozen = differentiator.gradient(
                        head, run, target, GradientRequest.of(LocalRules.FROZEN), Progress.NONE);
                float[] words = model.embeddings().wordVectors(run.input()).data();
                double sum = frozen.constant();
                for (int i = 0; i < words.length; i++) {
                    sum += (double) words[i] * frozen.inputsEmbeds().data()[i];
                }
                assertEquals(
                        frozen.value(), sum, 1e-4 * Math.max(1, Math.abs(frozen.value())), "of the frozen network");
                compared++;
            }
        }
        assertTrue(compared > 0, "gradients compared");
    }

    private static int[] ids(JsonObject input) {
        return input.getAsJsonArray("input_ids").asList().stream()
                .mapToInt(id -> id.getAsInt())
                .toArray();
    }

    private static void assertClose(Tensor expected, Tensor found) {
        float largest = 0;
        for (float value : expected.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected.data(), found.data(), 1e-4f * largest);
    }
}
