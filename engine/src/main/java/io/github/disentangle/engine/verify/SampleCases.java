package io.github.disentangle.engine.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Trained samples under `models/` with what the reference makes of a dozen inputs each: texts, tokens, logits and
/// pipelines in `golden/*/NAME.json`, hidden states and attentions in `NAME.safetensors` beside it.
final class SampleCases {

    private static final double LOGITS = 1e-3;
    private static final double SCORES = 1e-4;

    private SampleCases() {}

    static List<ReferenceCase> in(Path root, Kernels kernels) {
        var cases = new ArrayList<ReferenceCase>();
        for (Path file :
                ReferenceFiles.under(root.resolve("golden"), it -> it.toString().endsWith(".json"))) {
            String name = file.getFileName().toString().replace(".json", "");
            Path model = root.resolve("models").resolve(name);
            if (!Files.isDirectory(model)) {
                continue;
            }
            cases.add(new ReferenceCase("samples: tokens and logits", name, LOGITS, comparison -> {
                each(model, file, kernels, (open, golden) -> new SampleInput(open, golden).tokensAndLogits(comparison));
            }));
            cases.add(new ReferenceCase("samples: pipelines", name, SCORES, comparison -> {
                each(model, file, kernels, (open, golden) -> new SampleInput(open, golden).pipelines(comparison));
            }));
            Path tensors = file.resolveSibling(name + ".safetensors");
            if (Files.exists(tensors)) {
                cases.add(new ReferenceCase("samples: states and attentions", name, LOGITS, comparison -> {
                    states(model, file, tensors, kernels, comparison);
                }));
            }
        }
        return cases;
    }

    private interface Check {
        void compare(OpenModel open, JsonObject golden);
    }

    private static void each(Path model, Path file, Kernels kernels, Check check) {
        try (var open = OpenModel.open(model, OpenOptions.with(kernels), Progress.NONE)) {
            for (JsonElement input : ReferenceFiles.json(file).getAsJsonArray("inputs")) {
                check.compare(open, input.getAsJsonObject());
            }
        }
    }

    private static void states(Path model, Path file, Path tensors, Kernels kernels, Comparison comparison) {
        try (var golden = Safetensors.open(tensors)) {
            var number = new int[1];
            each(model, file, kernels, (open, input) -> {
                List<Run> runs = open.model().run(inputs(input), Progress.NONE);
                for (int index = 0; index <= open.config().layers(); index++) {
                    var found = new ArrayList<float[]>();
                    for (Run run : runs) {
                        found.add(run.hiddenState(index).data());
                    }
                    compare(golden, number[0] + "/hidden_states/" + index, found, comparison);
                }
                for (int layer = 0; layer < open.config().layers(); layer++) {
                    var found = new ArrayList<float[]>();
                    for (Run run : runs) {
                        for (HeadAttention head : open.model().attention(run, layer)) {
                            found.add(head.probability().data());
                        }
                    }
                    compare(golden, number[0] + "/attentions/" + layer, found, comparison);
                }
                number[0]++;
            });
        }
    }

    /// The parts in their order make up the stored tensor.
    private static void compare(Safetensors golden, String name, List<float[]> parts, Comparison comparison) {
        int size = parts.stream().mapToInt(part -> part.length).sum();
        float[] joined = new float[size];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        comparison.numbers(name, golden.tensor(name).floats(), joined);
    }

    /// The sequence as the golden lists it, or the choices padded to one length.
    private static List<Input> inputs(JsonObject golden) {
        if (!golden.has("padded_input_ids")) {
            return List.of(input(golden.getAsJsonArray("input_ids"), golden.getAsJsonArray("attention_mask")));
        }
        JsonArray ids = golden.getAsJsonArray("padded_input_ids");
        JsonArray masks = golden.getAsJsonArray("padded_attention_mask");
        var inputs = new ArrayList<Input>();
        for (int choice = 0; choice < ids.size(); choice++) {
            inputs.add(input(ids.get(choice).getAsJsonArray(), masks.get(choice).getAsJsonArray()));
        }
        return inputs;
    }

    private static Input input(JsonArray ids, JsonArray mask) {
        int[] pieces = ids.asList().stream().mapToInt(JsonElement::getAsInt).toArray();
        float[] visible = new float[mask.size()];
        for (int position = 0; position < visible.length; position++) {
            visible[position] = mask.get(position).getAsFloat();
        }
        return new Input(pieces, null, visible, null, null);
    }
}
