package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {

    @TempDir
    Path temporary;

    @Test
    void traceOfATextHoldsStatesMapsAndScores() {
        Path out = temporary.resolve("trace.safetensors");

        Outcome outcome = Outcome.of(
                "trace", "sentiment", "--text", "Not good.", "--out", out.toString(), "--attentions", "--scores");

        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of()), outcome);
        try (var traced = Safetensors.open(out)) {
            int[] map = {1, 4, 5, 5};
            assertArrayEquals(new int[] {1, 2}, traced.tensor("logits").shape());
            assertArrayEquals(
                    new int[] {1, 5, 128}, traced.tensor("hidden_states.4").shape());
            assertArrayEquals(map, traced.tensor("attentions.3").shape());
            assertArrayEquals(map, traced.tensor("scores.c2c.0").shape());
            assertArrayEquals(map, traced.tensor("scores.c2p.0").shape());
            assertArrayEquals(map, traced.tensor("scores.p2c.0").shape());
            assertEquals(5 + 4 + 3 * 4 + 1, traced.names().size());
        }
    }

    @Test
    void choicesOfDifferentLengthsAreTracedAsOneBatch() {
        Path out = temporary.resolve("trace.safetensors");

        Outcome outcome = Outcome.of(
                "trace",
                "multiple-choice",
                "--out",
                out.toString(),
                "--text",
                "She",
                "--choice",
                "ran home.",
                "slept.");

        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of()), outcome);
        try (var traced = Safetensors.open(out)) {
            assertArrayEquals(new int[] {1, 2}, traced.tensor("logits").shape());
            assertEquals(2, traced.tensor("hidden_states.0").shape()[0]);
        }
    }

    @Test
    void inputsFromAFileGiveTheSameLogitsAsTheText() throws IOException {
        Path in = temporary.resolve("in.safetensors");
        Path out = temporary.resolve("out.safetensors");
        long[] values = Outcome.of("tokenize", "sentiment", "--json", "--text", "Not good.")
                .json()
                .getAsJsonObject()
                .getAsJsonArray("input_ids")
                .asList()
                .stream()
                .mapToLong(JsonElement::getAsLong)
                .toArray();
        new SafetensorsWriter()
                .add("input_ids", values, 1, values.length)
                .add("labels", new long[] {0}, 1)
                .write(in);

        Outcome outcome = Outcome.of("trace", "sentiment", "--inputs", in.toString(), "--out", out.toString());
        var predicted = Outcome.of("predict", "sentiment", "--json", "--text", "Not good.")
                .json()
                .getAsJsonObject()
                .getAsJsonArray("logits");

        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of()), outcome);
        try (var traced = Safetensors.open(out)) {
            assertArrayEquals(
                    new float[] {predicted.get(0).getAsFloat(), predicted.get(1).getAsFloat()},
                    traced.tensor("logits").floats());
            assertArrayEquals(new int[0], traced.tensor("loss").shape());
        }
    }
}
