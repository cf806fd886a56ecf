package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bundled model on its twelve golden inputs: tokens, ids, logits and what the reference's pipelines print.
class SamplePredictionTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final double LOGITS = 1e-3;
    private static final double SCORES = 1e-4;

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(Path.of("golden", "models")))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bundledModelAnswersAsItsGolden(Path file) throws IOException {
        var golden = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        Path folder = SAMPLES.resolve("models").resolve(golden.get("model").getAsString());
        try (Kernels kernels = new ScalarKernels();
                var open = OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE)) {
            for (JsonElement input : golden.getAsJsonArray("inputs")) {
                check(open, input.getAsJsonObject());
            }
        }
    }

    private static void check(OpenModel open, JsonObject golden) {
        if (golden.has("choices")) {
            List<String> endings = golden.getAsJsonArray("endings").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            var input = new ChoiceInput(golden.get("prompt").getAsString(), endings);
            var json = json(open, MultipleChoice.defaults(), input);
            JsonClose.assertClose("tokens", all(golden, "tokens"), json.get("tokens"), 0);
            JsonClose.assertClose("ids", all(golden, "input_ids"), json.get("input_ids"), 0);
            JsonClose.assertClose("logits", golden.get("logits"), json.get("logits"), LOGITS);
            return;
        }
        String text = golden.get("text").getAsString();
        boolean pair = golden.has("text_pair");
        TaskInput input = pair ? new PairInput(text, golden.get("text_pair").getAsString()) : new TextInput(text);
        if (golden.has("question_answering")) {
            checkAnswer(
                    open,
                    golden,
                    new QuestionInput(text, golden.get("text_pair").getAsString()));
            return;
        }
        var json = json(open, open.primaryTask().defaults(), input);
        JsonClose.assertClose("tokens", golden.get("tokens"), json.get("tokens"), 0);
        JsonClose.assertClose("ids", golden.get("input_ids"), json.get("input_ids"), 0);
        if (golden.has("logits")) {
            JsonClose.assertClose("logits", golden.get("logits"), json.get("logits"), LOGITS);
        }
        JsonObject pipelines = golden.getAsJsonObject("pipeline");
        for (String name : pipelines.keySet()) {
            checkPipeline(open, input, name, pipelines.get(name));
        }
    }

    private static void checkPipeline(OpenModel open, TaskInput input, String name, JsonElement expected) {
        switch (name) {
            case "text-classification" -> {
                var task = TextClassification.defaults();
                compare(open, expected.isJsonArray() ? task.withTopK(Integer.MAX_VALUE) : task, input, name, expected);
            }
            case "fill-mask" -> compare(open, FillMask.defaults(), input, name, expected);
            case "zero-shot-classification" -> {
                JsonObject variants = expected.getAsJsonObject();
                for (String variant : variants.keySet()) {
                    checkZeroShot(open, ((PairInput) input).text(), variant, variants.getAsJsonObject(variant));
                }
            }
            default -> {
                String strategy = name.substring(name.indexOf('/') + 1).toUpperCase(Locale.ROOT);
                var task = TokenClassification.defaults().with(Aggregation.valueOf(strategy));
                compare(open, task, input, name, expected);
            }
        }
    }

    private static void checkZeroShot(OpenModel open, String text, String variant, JsonObject expected) {
        String template = variant.substring(0, variant.indexOf('|'));
        boolean multiLabel = variant.endsWith("True");
        List<String> labels = Stream.of(
                        "travel,food,sports,politics,science,technology,health,music,business,weather,education,art"
                                .split(","))
                .toList();
        compare(
                open,
                new ZeroShotClassification(multiLabel),
                new ZeroShotInput(text, labels, template),
                variant,
                expected);
    }

    /// The golden procedure knows no words and cuts the space before the answer.
    private static void checkAnswer(OpenModel open, JsonObject golden, QuestionInput input) {
        var task = new QuestionAnswering(1, 15, true, false, OptionalInt.empty(), OptionalInt.empty());
        var json = json(open, task, input);
        JsonClose.assertClose("tokens", golden.get("tokens"), json.get("tokens"), 0);
        JsonClose.assertClose("ids", golden.get("input_ids"), json.get("input_ids"), 0);
        var logits = json.getAsJsonObject("logits");
        JsonClose.assertClose("start", golden.get("start_logits"), logits.get("start"), LOGITS);
        JsonClose.assertClose("end", golden.get("end_logits"), logits.get("end"), LOGITS);
        var expected = golden.getAsJsonObject("question_answering").getAsJsonObject("answer");
        var found = json.getAsJsonObject("result");
        assertEquals(expected.get("score").getAsDouble(), found.get("score").getAsDouble(), SCORES);
        assertEquals(expected.get("end").getAsInt(), found.get("end").getAsInt());
        assertEquals(
                expected.get("answer").getAsString(),
                found.get("answer").getAsString().strip());
    }

    private static void compare(OpenModel open, Task task, TaskInput input, String what, JsonElement expected) {
        JsonClose.assertClose(what, expected, json(open, task, input).get("result"), SCORES);
    }

    private static JsonObject json(OpenModel open, Task task, TaskInput input) {
        return PredictionJson.document(open.predict(task, input, Progress.NONE), open.tokenizer(), "golden");
    }

    private static JsonArray all(JsonObject golden, String name) {
        var all = new JsonArray();
        golden.getAsJsonArray("choices")
                .forEach(choice -> all.add(choice.getAsJsonObject().get(name)));
        return all;
    }
}
