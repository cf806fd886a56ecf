package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

    @Test
    void benchTellsARowForEachThingMeasured() throws IOException {
        Outcome outcome = Outcome.of(
                "bench",
                "backbone",
                "--lengths",
                "5",
                "--threads",
                "1",
                "--formats",
                "fp32,int8",
                "--rounds",
                "1",
                "--json");

        assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
        assertEquals(List.of(), Schema.of("bench").violations(outcome.json()));
        assertEquals(6, outcome.json().getAsJsonObject().getAsJsonArray("rows").size());
        assertEquals(
                1, outcome.json().getAsJsonObject().getAsJsonArray("accuracy").size());
    }

    @Test
    void benchMeasuresATokenizerWithAMadeUpVocabulary() throws IOException {
        Outcome outcome = Outcome.of("bench", "--tokenizer", "--rounds", "1", "--json");

        assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
        assertEquals(128_001, outcome.json().getAsJsonObject().get("pieces").getAsInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bench",
                "bench sentiment --shape base",
                "bench sentiment --lengths 0",
                "bench sentiment --threads 0",
                "bench sentiment --batches 0",
                "bench sentiment --rounds 0",
                "bench sentiment --limit 0",
                "bench sentiment --formats int3",
                "bench sentiment --peers"
            })
    void benchRefusesWhatCannotBeMeasured(String command) {
        Outcome outcome = Outcome.of(command.split(" "));

        assertEquals(ExitCode.BAD_USAGE, outcome.code());
        assertEquals("", outcome.out());
    }
}
