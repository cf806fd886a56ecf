package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionJsonTest {

    private static JsonObject document(String sample, TaskInput input) {
        try (var kernels = KernelProvider.select().kernels();
                var open = OpenModel.open(
                        Path.of("..", "samples", "models", sample), OpenOptions.with(kernels), Progress.NONE)) {
            return PredictionJson.document(open.predict(input), open.tokenizer(), sample);
        }
    }

    /// Lengths of nested arrays, outermost first.
    private static List<Integer> shape(JsonElement json) {
        var shape = new java.util.ArrayList<Integer>();
        for (JsonElement at = json; at instanceof JsonArray array; at = array.get(0)) {
            shape.add(array.size());
        }
        return shape;
    }

    private static List<String> keys(JsonElement json) {
        return List.copyOf(json.getAsJsonObject().keySet());
    }

    @Test
    void onePassIsShownFlat() {
        JsonObject json = document("sentiment", new TextInput("Not good."));
        assertEquals(List.of("model", "task", "tokens", "input_ids", "logits", "result"), keys(json));
        assertEquals("sentiment", json.get("model").getAsString());
        assertEquals("text-classification", json.get("task").getAsString());
        assertEquals(shape(json.get("tokens")), shape(json.get("input_ids")));
        assertEquals("[CLS]", json.getAsJsonArray("tokens").get(0).getAsString());
        assertEquals(List.of(2), shape(json.get("logits")));
        assertEquals(
                List.of("label", "score"), keys(json.getAsJsonArray("result").get(0)));
    }

    @Test
    void choicesAreShownOneByOne() {
        JsonObject json = document("multiple-choice", new ChoiceInput("She", List.of("ran.", "slept.", "ate.")));
        assertEquals(3, json.getAsJsonArray("tokens").size());
        assertEquals(3, json.getAsJsonArray("input_ids").size());
        assertEquals(List.of(3), shape(json.get("logits")));
        assertEquals(
                List.of("label", "score", "index"),
                keys(json.getAsJsonArray("result").get(0)));
    }

    @Test
    void hypothesesAreShownOneByOne() {
        JsonObject json = document("nli", new ZeroShotInput("A plane.", "travel, food"));
        assertEquals(2, json.getAsJsonArray("tokens").size());
        assertEquals(List.of(2, 3), shape(json.get("logits")));
        assertEquals(List.of("sequence", "labels", "scores"), keys(json.get("result")));
    }

    @Test
    void spansHaveTwoLogitsForEachToken() {
        JsonObject json = document("qa", new QuestionInput("Who?", "Peter came."));
        int tokens = json.getAsJsonArray("tokens").size();
        assertEquals(List.of("start", "end"), keys(json.get("logits")));
        assertEquals(List.of(tokens), shape(json.getAsJsonObject("logits").get("start")));
        assertEquals(List.of("score", "start", "end", "answer"), keys(json.get("result")));
    }

    @Test
    void tokensHaveTheirLogitsEach() {
        JsonObject json = document("ner", new TextInput("Angela Carter"));
        int tokens = json.getAsJsonArray("tokens").size();
        assertEquals(List.of(tokens, 11), shape(json.get("logits")));
        assertEquals(
                List.of("entity", "score", "index", "word", "start", "end"),
                keys(json.getAsJsonArray("result").get(0)));
    }

    @Test
    void masksHaveTheirLogitsEach() {
        JsonObject json = document("fill-mask", new TextInput("The [MASK] is [MASK]."));
        assertEquals(List.of(2, 4001), shape(json.get("logits")));
        assertEquals(List.of(2, 5), shape(json.get("result")));
    }

    @Test
    void featuresAreTheLastStatesInABatchOfOne() {
        JsonObject json = document("backbone", new TextInput("A word"));
        int tokens = json.getAsJsonArray("tokens").size();
        assertEquals(List.of(1, tokens, 128), shape(json.get("result")));
        assertEquals(true, json.get("logits").isJsonNull());
    }
}
