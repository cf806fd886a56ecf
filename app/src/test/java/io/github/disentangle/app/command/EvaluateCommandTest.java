package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {

    @TempDir
    Path temporary;

    @Test
    void evaluateTellsWhatEachMethodReaches() throws IOException {
        Outcome outcome = Outcome.of(
                "evaluate", "sentiment", "ner", "--rows", "2", "--orders", "2", "--methods", "decompx,lime", "--json");

        assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
        assertEquals(List.of(), Schema.of("evaluate").violations(outcome.json()));
        assertEquals(
                List.of("decompx", "lime", "random order"),
                outcome
                        .json()
                        .getAsJsonObject()
                        .getAsJsonArray("models")
                        .get(1)
                        .getAsJsonObject()
                        .getAsJsonArray("methods")
                        .asList()
                        .stream()
                        .map(method -> method.getAsJsonObject().get("method").getAsString())
                        .toList());
    }

    @Test
    void evaluateReadsTextsOfItsOwn() throws IOException {
        Path texts = Files.writeString(temporary.resolve("mine.jsonl"), "{\"text\": \"Good, not bad.\"}\n");

        Outcome outcome = Outcome.of(
                "evaluate", "sentiment", "--data", texts.toString(), "--methods", "gradient", "--removal", "delete");

        assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
        assertTrue(
                outcome.out()
                        .startsWith("sentiment: 1 texts of mine.jsonl, 0 with a rationale, 0 skipped, "
                                + "without tokens: delete"),
                outcome.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate --rows 0|--rows must be at least 1, not 0",
                "evaluate --data x|--data needs a MODEL that answers the texts",
                "evaluate backbone|no bundled data set goes with backbone; name the texts with --data",
                "evaluate sentiment --methods magic|There is no method \"magic\""
            })
    void evaluateSaysWhatIsWrongWithTheQuestion(String command, String complaint) {
        Outcome outcome = Outcome.of(command.split(" "));

        assertEquals(ExitCode.BAD_USAGE, outcome.code());
        assertTrue(outcome.err().startsWith("disentangle: " + complaint), outcome.err());
    }
}
