package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {

    @TempDir
    Path temporary;

    static Stream<List<String>> jsonCommands() {
        return Stream.of(
                List.of("info"),
                List.of("inspect", "sentiment"),
                List.of("inspect", "backbone"),
                List.of("tokenize", "sentiment", "--text", "I don't think this film is bad."),
                List.of("tokenize", "nli", "--text", "Nobody came.", "--pair", "Zoë came 😊."),
                List.of("predict", "sentiment", "--text", "Not good.", "--top-k", "2"),
                List.of("predict", "nli", "--text", "Nobody came.", "--pair", "Peter came."),
                List.of("predict", "nli", "--text", "Our plane leaves at six.", "--labels", "travel,food"),
                List.of("predict", "ner", "--text", "Kate works for Google in Paris."),
                List.of("predict", "qa", "--text", "Paul works in Madrid.", "--question", "Where does Paul work?"),
                List.of("predict", "multiple-choice", "--text", "She", "--choice", "slept.", "--choice", "ran."),
                List.of("predict", "fill-mask", "--text", "The capital of France is [MASK]."),
                List.of("predict", "fill-mask", "--text", "Paris is in [MASK].", "--words", "▁France,▁Spain"),
                List.of(
                        "predict",
                        "qa",
                        "--text",
                        "Paul works in Madrid.",
                        "--question",
                        "Who paints?",
                        "--no-answer",
                        "--max-answer",
                        "3",
                        "--max-length",
                        "14",
                        "--stride",
                        "2",
                        "--top-k",
                        "2"),
                List.of("predict", "sentiment", "--text", "Not good.", "--weights", "int8", "--tokenizer", "V5"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "decompx"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "gradient", "--checks"),
                List.of("explain", "sentiment", "--text", "", "--method", "raw-attention"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "decompx", "--maps"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "position-gradients"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "partition-shap", "--samples", "9"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "lime", "--samples", "9"),
                List.of("explain", "nli", "--text", "No.", "--pair", "Yes.", "--method", "alti", "--maps"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "attention-x-gradient", "--maps"),
                List.of("explain", "ner", "--text", "Kate left.", "--method", "value-zeroing"),
                List.of("explain", "ner", "--text", "Kate left.", "--method", "key-removal"),
                List.of("explain", "ner", "--text", "Kate left.", "--method", "norms", "--maps"),
                List.of("explain", "sentiment", "--text", "Not a good film.", "--method", "occlusion", "--span", "2"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "logit-attribution"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "term-shapley"),
                List.of(
                        "explain",
                        "sentiment",
                        "--text",
                        "Not good.",
                        "--method",
                        "term-shapley",
                        "--layer",
                        "0",
                        "--head",
                        "1",
                        "--keep-temperature"),
                List.of("explain", "sentiment", "--text", "Not good.", "--method", "knock-out", "--verify", "3"),
                List.of(
                        "explain",
                        "ner",
                        "--text",
                        "Kate left.",
                        "--method",
                        "occlusion",
                        "--removal",
                        "attention-out",
                        "--target",
                        "B-PER@1"));
    }

    @ParameterizedTest
    @MethodSource("jsonCommands")
    void jsonOutputIsOneDocumentOfTheDocumentedShape(List<String> command) throws IOException {
        Outcome outcome =
                Outcome.of(Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new));

        assertEquals("", outcome.err());
        assertEquals(ExitCode.FINE, outcome.code());
        assertEquals(List.of(), Schema.of(command.getFirst()).violations(outcome.json()));
    }

    @ParameterizedTest
    @MethodSource("jsonCommands")
    void peopleGetTextOnStdoutOnly(List<String> command) {
        Outcome outcome = Outcome.of(command.toArray(String[]::new));

        assertEquals("", outcome.err());
        assertEquals(ExitCode.FINE, outcome.code());
        assertTrue(outcome.out().lines().count() > 1, outcome.out());
    }

    @Test
    void tokenizeCountsOffsetsInCodePoints() throws IOException {
        var json = Outcome.of("tokenize", "sentiment", "--json", "--text", "😊 not bad")
                .json()
                .getAsJsonObject();

        assertEquals(
                "[\"[CLS]\",\"▁\",\"😊\",\"▁not\",\"▁bad\",\"[SEP]\"]",
                json.get("tokens").toString());
        assertEquals(
                "[[0,0],[0,1],[0,1],[1,5],[5,9],[0,0]]", json.get("offsets").toString());
        assertEquals("[null,0,0,0,0,null]", json.get("sequence_ids").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"@home", "-5", "-x", "a=b", "'quoted'", "${sys:user.home}", "%d", "a\\nb"})
    void everyTextIsTakenAsItIs(String text) throws IOException {
        assertEquals(ids("--text=x " + text).subList(3, ids("--text=x " + text).size()), afterStart("--text", text));
        assertEquals(afterStart("--text=" + text), afterStart("--text", text));
    }

    private static List<JsonElement> afterStart(String... text) throws IOException {
        List<JsonElement> ids = ids(text);
        return ids.subList(1, ids.size());
    }

    private static List<JsonElement> ids(String... text) throws IOException {
        String[] arguments = Stream.concat(Stream.of("tokenize", "sentiment", "--json"), Stream.of(text))
                .toArray(String[]::new);
        return Outcome.of(arguments)
                .json()
                .getAsJsonObject()
                .getAsJsonArray("input_ids")
                .asList();
    }

    @Test
    void emptyTextIsAText() throws IOException {
        assertEquals(
                List.of("1", "2"),
                ids("--text", "").stream().map(JsonElement::getAsString).toList());
    }

    @Test
    void predictionIsWhatTheReferencesPipelinePrints() throws IOException {
        var result = Outcome.of("predict", "sentiment", "--json", "--text", "I don't think this film is bad.")
                .json()
                .getAsJsonObject()
                .getAsJsonArray("result");

        assertEquals(1, result.size());
        assertEquals("POSITIVE", result.get(0).getAsJsonObject().get("label").getAsString());
        assertEquals(0.999881, result.get(0).getAsJsonObject().get("score").getAsDouble(), 1e-4);
    }

    @Test
    void taskTheModelCannotDoFailsInOneLine() {
        Outcome outcome = Outcome.of("predict", "sentiment", "--text", "x", "--task", "fill-mask");

        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void mistypedModelFailsInOneLineWithTheNearestName() {
        Outcome outcome = Outcome.of("inspect", "sentimant");

        assertEquals(
                new Outcome(
                        ExitCode.FAILED,
                        "",
                        "disentangle: there is no folder 'sentimant' and no bundled model of that name; "
                                + "did you mean 'sentiment'?\n",
                        List.of()),
                outcome);
    }

    @Test
    void folderWithoutCheckpointFailsInOneLine() {
        Outcome outcome = Outcome.of("inspect", temporary.toString());

        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains(temporary.toString()), outcome.err());
    }

    @Test
    void verboseFailureAddsTheStackTrace() {
        Outcome outcome = Outcome.of("inspect", "--verbose", "sentimant");

        assertEquals(ExitCode.FAILED, outcome.code());
        assertTrue(outcome.err().contains("\tat io.github.disentangle."), outcome.err());
    }

    static Stream<List<String>> badUsage() {
        return Stream.of(
                List.of("tokenize", "sentiment"),
                List.of("tokenize", "--text", "x"),
                List.of("tokenize", "sentiment", "--text", "x", "--tokenizer", "bert"),
                List.of("inspect"),
                List.of("inspect", "sentiment", "nli"),
                List.of("inspect", "sentiment", "--jsn"),
                List.of("predict", "sentiment"),
                List.of("predict", "sentiment", "--text", "x", "--pair", "y", "--question", "z"),
                List.of("predict", "sentiment", "--text", "x", "--template", "It is {}."),
                List.of("predict", "sentiment", "--text", "x", "--task", "guess"),
                List.of("predict", "sentiment", "--text", "x", "--words", "good"),
                List.of("predict", "sentiment", "--text", "x", "--no-answer"),
                List.of("predict", "qa", "--text", "x", "--question", "y", "--stride", "two"),
                List.of("predict", "sentiment", "--text", "x", "--top-k", "0"),
                List.of("predict", "sentiment", "--text", "x", "--top-k", "many"),
                List.of("trace", "sentiment", "--text", "x"),
                List.of("trace", "sentiment", "--out", "x.safetensors"),
                List.of("trace", "sentiment", "--text", "x", "--inputs", "y", "--out", "z"),
                List.of("trace", "nli", "--text", "x", "--labels", "a,b", "--out", "z"),
                List.of("explain", "sentiment", "--text", "x"),
                List.of("explain", "sentiment", "--text", "x", "--method", "guess"),
                List.of("explain", "sentiment", "--text", "x", "--method", "gradient", "--orders", "0"),
                List.of("explain", "sentiment", "--text", "x", "--method", "occlusion", "--span", "0"),
                List.of("explain", "sentiment", "--text", "x", "--method", "gradient", "--maps"),
                List.of("explain", "sentiment", "--text", "x", "--method", "term-shapley", "--head", "1"),
                List.of("explain", "sentiment", "--text", "x", "--method", "knock-out", "--verify", "-1"),
                List.of("inspekt"),
                List.of("inspekt", "sentiment"),
                List.of("--nonsense"));
    }

    @ParameterizedTest
    @MethodSource("badUsage")
    void badUsageNamesTheProblemAndWhereToRead(List<String> arguments) {
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));

        assertEquals(ExitCode.BAD_USAGE, outcome.code());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("disentangle: "), outcome.err());
        assertTrue(outcome.err().endsWith(" --help\n"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void helpAndVersionGoToStdout(String option) {
        Outcome outcome = Outcome.of(option);

        assertEquals(ExitCode.FINE, outcome.code());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().contains("disentangle"), outcome.out());
    }

    @Test
    void withoutDisplayTheHeadlessCommandsAreNamed() {
        assertEquals(
                new Outcome(
                        ExitCode.NO_DISPLAY,
                        "",
                        "disentangle: there is no display for the workbench; without one use: info, inspect, tokenize, "
                                + "predict, trace, explain, evaluate, figure, bench, verify\n",
                        List.of()),
                Outcome.of());
    }

    @Test
    void withoutArgumentsTheWorkbenchOpens() {
        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of("")), Outcome.withDisplay());
    }

    @Test
    void folderOpensInTheWorkbench() {
        assertEquals(
                new Outcome(ExitCode.FINE, "", "", List.of(temporary.toString())),
                Outcome.withDisplay(temporary.toString()));
    }

    @Test
    void damagedCheckpointFailsInOneLine() throws IOException {
        Files.writeString(temporary.resolve("config.json"), "{\"model_type\": \"deberta-v2\"");

        Outcome outcome = Outcome.of("inspect", temporary.toString(), "--json");

        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("config.json"), outcome.err());
    }
}
