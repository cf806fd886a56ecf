package io.github.disentangle.engine.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.Aggregation;
import io.github.disentangle.engine.task.FillMask;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.PredictionJson;
import io.github.disentangle.engine.task.QuestionAnswering;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.task.TextClassification;
import io.github.disentangle.engine.task.TokenClassification;
import io.github.disentangle.engine.task.ZeroShotClassification;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What the pipelines of transformers 4 and 5 print for small models: `expected_v4.json` and `expected_v5.json`, beside
/// the folders of the models.
final class PipelineCases {

    private static final double TOLERANCE = 1e-4;

    private static final List<String> SENTENCES =
            List.of("I was born in Berlin and my name is Sarah.", "Wolfgang lives in London");
    private static final List<String> NAMES = List.of(
            "My name is Sarah and I live in London.",
            "Wolfgang  lives in Berlin, don't you know?",
            "Ｗolfgang naïve 😊 test");
    private static final String QUESTION = "Where do I live?";
    private static final String CONTEXT = "My name is Wolfgang and I live in Berlin. ";
    private static final String LONG_CONTEXT =
            "My name is Sarah and I live in London. ".repeat(12) + "Wolfgang lives in Berlin.";

    private final Path folder;
    private final TokenizerMode mode;
    private final Kernels kernels;

    private PipelineCases(Path folder, TokenizerMode mode, Kernels kernels) {
        this.folder = folder;
        this.mode = mode;
        this.kernels = kernels;
    }

    static List<ReferenceCase> in(Path folder, Kernels kernels) {
        var cases = new ArrayList<ReferenceCase>();
        cases.addAll(new PipelineCases(folder, TokenizerMode.FAST_V4, kernels).cases("expected_v4.json"));
        cases.addAll(new PipelineCases(folder, TokenizerMode.V5, kernels).cases("expected_v5.json"));
        return cases;
    }

    private List<ReferenceCase> cases(String file) {
        if (!Files.exists(folder.resolve(file))) {
            return List.of();
        }
        var cases = new ArrayList<ReferenceCase>();
        JsonObject expected = ReferenceFiles.json(folder.resolve(file));
        String suite = "pipelines: " + file.replaceFirst(".*_(v\\d+).*", "$1");
        for (String model : expected.keySet()) {
            JsonObject variants = expected.get(model) instanceof JsonObject object ? object : new JsonObject();
            if (variants.isEmpty()) {
                variants.add("", expected.get(model));
            }
            for (String variant : variants.keySet()) {
                String name = (model + " " + variant).strip();
                cases.add(new ReferenceCase(suite, name, TOLERANCE, comparison -> {
                    String models = model.startsWith("ner") ? "ner" : model;
                    try (var open = open(models)) {
                        comparison.json("result", variants.get(variant), answer(open, model, variant));
                    }
                }));
            }
        }
        return cases;
    }

    private OpenModel open(String name) {
        var options = OpenOptions.with(kernels).tokenizer(mode);
        return OpenModel.open(folder.resolve(name), options, Progress.NONE);
    }

    private static JsonElement answer(OpenModel open, String model, String variant) {
        if (model.startsWith("text")) {
            return classified(open, variant);
        }
        if (model.startsWith("nli")) {
            return zeroShot(open, variant);
        }
        if (model.startsWith("ner")) {
            return entities(open, model.substring("ner_".length()));
        }
        return model.equals("mlm") ? filled(open, variant) : answered(open, variant);
    }

    private static JsonElement classified(OpenModel open, String variant) {
        var task = TextClassification.defaults();
        var all = task.withTopK(Integer.MAX_VALUE);
        return switch (variant) {
            case "default" -> {
                var best = new JsonArray();
                SENTENCES.forEach(text ->
                        best.addAll(predict(open, task, new TextInput(text)).getAsJsonArray()));
                yield best;
            }
            case "pair" -> predict(open, task, new PairInput(SENTENCES.get(0), SENTENCES.get(1)));
            case "single_string" -> predict(open, task, new TextInput(SENTENCES.getFirst()));
            case "top_k_none" -> each(open, all, SENTENCES);
            case "top_k_2" -> each(open, task.withTopK(2), SENTENCES);
            case "none_fn" -> each(open, all.withFunction(ScoreFunction.NONE), SENTENCES);
            case "sigmoid" -> each(open, all.withFunction(ScoreFunction.SIGMOID), SENTENCES);
            default -> throw unknown(variant);
        };
    }

    private static JsonElement zeroShot(OpenModel open, String variant) {
        String text = SENTENCES.getFirst();
        String labels = "politics,travel,food";
        var task = ZeroShotClassification.defaults();
        return switch (variant) {
            case "single" -> predict(open, task, new ZeroShotInput(text, labels));
            case "multi" -> predict(open, new ZeroShotClassification(true), new ZeroShotInput(text, labels));
            case "one_label" -> predict(open, task, new ZeroShotInput(text, List.of("travel")));
            case "csv_labels" -> predict(open, task, new ZeroShotInput(text, "politics, travel"));
            case "template" -> {
                var input = new ZeroShotInput(text, List.of(labels.split(",")), "This text is about {}.");
                yield predict(open, task, input);
            }
            case "two_seqs" -> {
                var results = new JsonArray();
                SENTENCES.forEach(it -> results.add(predict(open, task, new ZeroShotInput(it, labels))));
                yield results;
            }
            default -> throw unknown(variant);
        };
    }

    private static JsonElement entities(OpenModel open, String variant) {
        if (variant.equals("stride4_max12")) {
            var task = new TokenClassification(Aggregation.SIMPLE, List.of(), OptionalInt.of(4), OptionalInt.of(12));
            return predict(open, task, new TextInput(asRead(open, NAMES.get(0) + " " + NAMES.get(1), 12)));
        }
        boolean all = variant.endsWith("_noignore");
        String strategy = variant.replace("_noignore", "").toUpperCase(Locale.ROOT);
        var task = new TokenClassification(
                Aggregation.valueOf(strategy),
                all ? List.of() : List.of("O"),
                OptionalInt.empty(),
                OptionalInt.empty());
        return each(open, task, all ? NAMES.subList(0, 2) : NAMES);
    }

    private static JsonElement filled(OpenModel open, String variant) {
        String text = "The capital of France is [MASK].";
        return switch (variant) {
            case "one" -> predict(open, FillMask.defaults(), new TextInput(text));
            case "two_masks" ->
                predict(open, new FillMask(3, List.of()), new TextInput("The [MASK] of France is [MASK]."));
            case "targets" -> predict(open, new FillMask(5, List.of("▁the", "▁I", ",", "xyzzy")), new TextInput(text));
            default -> throw unknown(variant);
        };
    }

    private static JsonElement answered(OpenModel open, String variant) {
        var none = OptionalInt.empty();
        var input = new QuestionInput(QUESTION, CONTEXT);
        var longInput = new QuestionInput(QUESTION, LONG_CONTEXT);
        return switch (variant) {
            case "default" -> predict(open, QuestionAnswering.defaults(), input);
            case "top3" -> predict(open, new QuestionAnswering(3, 15, false, true, none, none), input);
            case "no_align" -> predict(open, new QuestionAnswering(3, 15, false, false, none, none), input);
            case "impossible" -> predict(open, new QuestionAnswering(5, 15, true, true, none, none), input);
            case "max2" -> predict(open, new QuestionAnswering(1, 2, false, true, none, none), input);
            case "long_stride" -> {
                var task = new QuestionAnswering(3, 15, false, true, OptionalInt.of(40), OptionalInt.of(16));
                yield predict(open, task, new QuestionInput(QUESTION, asRead(open, LONG_CONTEXT, 40)));
            }
            case "long_default_384" -> predict(open, new QuestionAnswering(2, 15, false, true, none, none), longInput);
            default -> throw unknown(variant);
        };
    }

    /// What the reference reads of a text it is to cut into windows: tokenizers 0.23 stops after the word with
    /// which there are `maxLength` tokens, so that most windows never come to be (its issue 2091). Our windows
    /// cover the whole text.
    private static String asRead(OpenModel open, String text, int maxLength) {
        var options = EncodeOptions.defaults().withoutSpecialTokens();
        Encoding encoding = open.tokenizer().encode(text, null, options).getFirst();
        int last = Math.min(maxLength, encoding.length()) - 1;
        while (last + 1 < encoding.length() && encoding.wordIds()[last + 1] == encoding.wordIds()[last]) {
            last++;
        }
        return text.substring(0, encoding.utf16End(last));
    }

    private static JsonArray each(OpenModel open, Task task, List<String> texts) {
        var results = new JsonArray();
        texts.forEach(text -> results.add(predict(open, task, new TextInput(text))));
        return results;
    }

    private static JsonElement predict(OpenModel open, Task task, TaskInput input) {
        return PredictionJson.result(open.predict(task, input, Progress.NONE));
    }

    private static ReferenceException unknown(String variant) {
        return new ReferenceException("Nobody knows what was asked for \"" + variant + "\".");
    }
}
