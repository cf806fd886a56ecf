package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Explanation.Magnitudes;
import io.github.disentangle.engine.explain.Occlusion;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.explain.Unit;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaithfulnessMeterTest {

    private static final TextInput TEXT = new TextInput("A dull film, and far too long.");

    private static Kernels kernels;
    private static OpenModel open;

    @BeforeAll
    static void openModel() {
        kernels = KernelProvider.select().kernels();
        open = OpenModel.open(
                Path.of("..", "samples", "models", "sentiment"), OpenOptions.with(kernels), Progress.NONE);
    }

    @AfterAll
    static void close() {
        open.close();
        kernels.close();
    }

    private static Subject subject(TextInput input) {
        return new Subjects(open).of(input, Optional.empty(), Progress.NONE);
    }

    private static Faithfulness measure(Removal removal, long seed) {
        Subject subject = subject(TEXT);
        var explanation = new Occlusion(removal, Unit.TOKEN).explain(subject, Progress.NONE);
        return new FaithfulnessMeter(subject, removal, 20, seed)
                .measure(explanation, Progress.NONE)
                .orElseThrow();
    }

    @Test
    void aSeedDecidesTheRandomOrders() {
        Faithfulness first = measure(Removal.MASK, 7);

        assertEquals(first, measure(Removal.MASK, 7));
        assertNotEquals(first.orders(), measure(Removal.MASK, 8).orders());
    }

    @ParameterizedTest
    @EnumSource
    void occlusionBeatsMostRandomOrders(Removal removal) {
        Faithfulness found = measure(removal, 1);

        assertTrue(found.comprehensivenessPercentile() > 50, found::toString);
    }

    @Test
    void removingNothingButTheTopTokensIsARunOfTheTextThatIsLeft() {
        Subject subject = subject(TEXT);
        float[] scores = new float[subject.length()];
        for (int token = 0; token < scores.length; token++) {
            scores[token] = scores.length - token;
        }

        Faithfulness found = new FaithfulnessMeter(subject, Removal.MASK, 1, 1)
                .measure(new Magnitudes(Tensor.vector("position", scores)), Progress.NONE)
                .orElseThrow();

        int most = found.tokens().getLast();
        int[] ids = subject.encoding().ids().clone();
        for (int token = 1; token <= most; token++) {
            ids[token] = open.tokenizer().maskId();
        }
        var head = open.head(SequenceHead.class);
        var run = open.model().run(Input.of(ids));
        int label = ((Ranking) open.predict(TEXT).result()).scores().getFirst().index();
        float[] probabilities = ScoreFunction.SOFTMAX.apply(head.logits(run).data());
        assertEquals(
                found.probability() - probabilities[label],
                found.comprehensiveness().getLast(),
                1e-5);
        assertEquals((subject.length() - 2 + 1) / 2, most);
    }

    @Test
    void percentileCountsTheOrdersThatAreBeaten() {
        var orders = new Faithfulness.RandomOrders(0, List.of(0.5, 0.1, 0.2, 0.3), List.of(0.4, 0.1, 0.2, 0.3));

        var found = new Faithfulness(Removal.DELETE, 1, List.of(1, 2), List.of(0.1, 0.5), List.of(0.1, 0.1), orders);

        assertEquals(0.3, found.aopcComprehensiveness(), 1e-12);
        assertEquals(62.5, found.comprehensivenessPercentile(), 1e-9);
        assertEquals(87.5, found.sufficiencyPercentile(), 1e-9);
    }

    @Test
    void aTextOfSpecialTokensAloneIsNotMeasured() {
        Subject subject = subject(new TextInput(""));
        var nothing = new Magnitudes(Tensor.vector("position", new float[subject.length()]));

        assertEquals(
                Optional.empty(), new FaithfulnessMeter(subject, Removal.MASK, 3, 1).measure(nothing, Progress.NONE));
    }
}
