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
                List.of("tokenize", "nli", "--text", "Nobody came.", "--pair", "Zoë came 😊."));
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
        assertTrue(outcome.out().lines().count() > 3, outcome.out());
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
    @ValueSource(strings = {"explain", "figure", "bench"})
    void commandOfALaterVersionSaysSo(String command) {
        Outcome outcome = Outcome.of(command, "sentiment", "--text", "x", "--method", "occlusion");

        assertEquals(
                new Outcome(
                        ExitCode.FAILED,
                        "",
                        "disentangle: " + command + " is not available in this version\n",
                        List.of()),
                outcome);
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
                                + "predict, trace, explain, figure, bench\n",
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
