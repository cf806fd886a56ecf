package io.github.disentangle.engine.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogitAttributionTest {

    private static OpenSamples samples;

    @BeforeAll
    static void open() {
        samples = new OpenSamples();
    }

    @AfterAll
    static void close() {
        samples.close();
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.of("sentiment", new TextInput("Not bad."), "POSITIVE vs NEGATIVE"),
                Arguments.of("sentiment-v3", new TextInput("Not bad."), "POSITIVE"),
                Arguments.of("nli", new PairInput("Nobody came.", "Peter came."), "contradiction"),
                Arguments.of("ner", new TextInput("Kate works in Paris."), "B-LOC@5"),
                Arguments.of("qa", new QuestionInput("Who came?", "Peter came. Mary left."), "start@6"),
                Arguments.of("multiple-choice", new ChoiceInput("She", List.of("slept.", "ran.")), "ran."),
                Arguments.of("fill-mask", new TextInput("The capital of France is [MASK]."), "▁Rome@6"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void partsSumToTheLogitOfAnyHead(String model, TaskInput input, String target) {
        checkSum(samples.subject(model, input, target));
    }

    @Test
    void theConvolutionIsAPart() {
        Subject subject = samples.golden("v2_like_conv/seqcls", 1, 5, 17, 42, 8, 99, 3);

        LogitAttribution found = checkSum(subject);

        assertTrue(Math.abs(found.convolution().orElseThrow()) > 1e-3, "it counts something");
        LogitAttribution muted = checkSum(OpenSamples.under(subject, "mute conv"));
        assertEquals(0, muted.convolution().orElseThrow());
    }

    /// Past muted feed-forward blocks there is only the direct path in the last layer.
    @Test
    void withoutTheBlockBehindThemHeadsOfTheLastLayerCountOnTheDirectPathAlone() {
        Subject subject = OpenSamples.under(
                samples.golden("v3_like/seqcls", 1, 5, 17, 42, 8, 99, 3),
                "mute feed-forward 2",
                "scale head 2.1 by 0.5");

        LogitAttribution found = checkSum(subject);

        float[] direct = found.heads().at(2).data();
        float[] all = found.headsOverAllPaths().at(2).data();
        all[1] *= 0.5f;
        assertArrayEquals(all, direct, 1e-5f);
        assertEquals(0, found.feedForward().get(2));
    }

    @Test
    void withEverythingMutedOnlyEmbeddingsAndBiasesAreLeft() {
        var mutes = new ArrayList<String>();
        for (int layer = 0; layer < 3; layer++) {
            mutes.add("mute feed-forward " + layer);
            for (int head = 0; head < 3; head++) {
                mutes.add("mute head " + layer + "." + head);
            }
        }
        Subject subject =
                OpenSamples.under(samples.golden("v3_like/seqcls", 0, 5, 17, 42, 8), mutes.toArray(String[]::new));

        LogitAttribution found = checkSum(subject);

        assertArrayEquals(new float[9], found.heads().data(), 1e-12f);
        assertEquals(subject.value(), found.embeddings() + found.biases(), 1e-5);
    }

    private static LogitAttribution checkSum(Subject subject) {
        LogitAttribution found = LogitAttribution.of(subject, Progress.NONE);
        double sum = found.embeddings() + found.biases() + found.convolution().orElse(0);
        for (float share : found.heads().data()) {
            sum += share;
        }
        for (float share : found.feedForward().data()) {
            sum += share;
        }
        double tolerance = 1e-4 * Math.max(1, Math.abs(subject.value()));
        assertEquals(subject.value(), sum, tolerance);
        assertEquals(subject.value(), found.total(), tolerance);
        assertEquals(0, found.missing(), tolerance);
        return found;
    }
}
