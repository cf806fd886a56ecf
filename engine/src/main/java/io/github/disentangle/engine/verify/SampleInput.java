package io.github.disentangle.engine.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.Aggregation;
import io.github.disentangle.engine.task.FillMask;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.PredictionJson;
import io.github.disentangle.engine.task.QuestionAnswering;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.task.TextClassification;
import io.github.disentangle.engine.task.TokenClassification;
import io.github.disentangle.engine.task.ZeroShotClassification;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// One input of a sample's golden file: what was asked, and what the reference said.
final class SampleInput {

    private static final List<String> TOPICS = List.of(
            "travel",
            "food",
            "sports",
            "politics",
            "science",
            "technology",
            "health",
            "music",
            "business",
            "weather",
            "education",
            "art");

    private final OpenModel open;
    private final JsonObject golden;

    SampleInput(OpenModel open, JsonObject golden) {
        this.open = open;
        this.golden = golden;
    }

    /// Tokens, ids and logits.
    void tokensAndLogits(Comparison comparison) {
        TaskInput input = input();
        JsonObject found = predict(open.taskFor(input), input);
        comparison.json("tokens", expected("tokens"), found.get("tokens"));
        comparison.json("input_ids", expected("input_ids"), found.get("input_ids"));
        if (golden.has("logits")) {
            comparison.json("logits", golden.get("logits"), found.get("logits"));
        }
        if (golden.has("start_logits")) {
            JsonObject span = found.getAsJsonObject("logits");
            comparison.json("start", golden.get("start_logits"), span.get("start"));
            comparison.json("end", golden.get("end_logits"), span.get("end"));
        }
    }

    /// What the pipelines print.
    void pipelines(Comparison comparison) {
        if (golden.has("question_answering")) {
            answer(comparison);
        }
        if (golden.has("pipeline")) {
            JsonObject pipelines = golden.getAsJsonObject("pipeline");
            pipelines.keySet().forEach(name -> pipeline(name, pipelines.get(name), comparison));
        }
    }

    private TaskInput input() {
        if (golden.has("choices")) {
            List<String> endings = golden.getAsJsonArray("endings").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            return new ChoiceInput(golden.get("prompt").getAsString(), endings);
        }
        String text = golden.get("text").getAsString();
        if (!golden.has("text_pair")) {
            return new TextInput(text);
        }
        String pair = golden.get("text_pair").getAsString();
        return golden.has("start_logits") ? new QuestionInput(text, pair) : new PairInput(text, pair);
    }

    /// A part of the encoding; of each choice in turn if there are choices.
    private JsonElement expected(String part) {
        if (!golden.has("choices")) {
            return golden.get(part);
        }
        var all = new JsonArray();
        golden.getAsJsonArray("choices")
                .forEach(choice -> all.add(choice.getAsJsonObject().get(part)));
        return all;
    }

    private void pipeline(String name, JsonElement expected, Comparison comparison) {
        switch (name) {
            case "text-classification" -> {
                var task = TextClassification.defaults();
                compare(
                        expected.isJsonArray() ? task.withTopK(Integer.MAX_VALUE) : task,
                        input(),
                        expected,
                        comparison);
            }
            case "fill-mask" -> compare(FillMask.defaults(), input(), expected, comparison);
            case "zero-shot-classification" -> {
                JsonObject variants = expected.getAsJsonObject();
                for (String variant : variants.keySet()) {
                    String template = variant.substring(0, variant.indexOf('|'));
                    var task = new ZeroShotClassification(variant.endsWith("True"));
                    var input = new ZeroShotInput(golden.get("text").getAsString(), TOPICS, template);
                    compare(task, input, variants.get(variant), comparison);
                }
            }
            default -> {
                String strategy = name.substring(name.indexOf('/') + 1).toUpperCase(Locale.ROOT);
                var task = TokenClassification.defaults().with(Aggregation.valueOf(strategy));
                compare(task, input(), expected, comparison);
            }
        }
    }

    /// The golden procedure does not widen answers to words, and cuts the space before them.
    private void answer(Comparison comparison) {
        var task = new QuestionAnswering(1, 15, true, false, OptionalInt.empty(), OptionalInt.empty());
        JsonObject found = predict(task, input()).getAsJsonObject("result");
        String text = found.get("answer").getAsString();
        found.addProperty("answer", text.strip());
        int space = text.length() - text.stripLeading().length();
        found.addProperty("start", found.get("start").getAsInt() + space);
        comparison.json("answer", golden.getAsJsonObject("question_answering").get("answer"), found);
    }

    private void compare(Task task, TaskInput input, JsonElement expected, Comparison comparison) {
        comparison.json(task.toString(), expected, predict(task, input).get("result"));
    }

    private JsonObject predict(Task task, TaskInput input) {
        return PredictionJson.document(open.predict(task, input, Progress.NONE), open.tokenizer(), "golden");
    }
}
