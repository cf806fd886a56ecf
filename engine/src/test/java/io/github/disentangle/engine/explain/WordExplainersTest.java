package io.github.disentangle.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Explanation.Decomposition;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Explainers that take words away: against every order of joining, against a known line, and against runs of the
/// model.
class WordExplainersTest {

    private static final TaskInput FILM = new TextInput("I don't think, my friend, this film is bad. Watch it!");
    private static final Progress CANCELLED = new Progress() {
        @Override
        public boolean cancelled() {
            return true;
        }
    };

    private static Kernels kernels;
    private static OpenModel sentiment;
    private static OpenModel nli;

    @BeforeAll
    static void open() {
        kernels = KernelProvider.select().kernels();
        Path models = Path.of("..", "samples", "models");
        sentiment = OpenModel.open(models.resolve("sentiment"), OpenOptions.with(kernels), Progress.NONE);
        nli = OpenModel.open(models.resolve("nli"), OpenOptions.with(kernels), Progress.NONE);
    }

    @AfterAll
    static void close() {
        sentiment.close();
        nli.close();
        kernels.close();
    }

    private static Subject subject(TaskInput input) {
        return new Subjects(sentiment).of(input, Optional.of("POSITIVE"), Progress.NONE);
    }

    private static BitSet words(int... words) {
        var set = new BitSet();
        for (int word : words) {
            set.set(word);
        }
        return set;
    }

    /// Every order in which the halves of every part join as a whole.
    private static List<List<Integer>> orders(WordTree tree) {
        if (tree.parts().isEmpty()) {
            return List.of(List.of(tree.first()));
        }
        var orders = new ArrayList<List<Integer>>();
        for (List<Integer> left : orders(tree.parts().get().left())) {
            for (List<Integer> right : orders(tree.parts().get().right())) {
                orders.add(joined(left, right));
                orders.add(joined(right, left));
            }
        }
        return orders;
    }

    private static List<Integer> joined(List<Integer> first, List<Integer> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void owenValuesAreMeansOverAllOrdersTheTreeAllows(Removal removal) {
        Subject subject = subject(new TextInput("A dull film, but well made."));
        var coalitions = new Coalitions(subject, removal);
        int count = coalitions.words().size();
        var orders = orders(WordTree.of(subject.encoding(), coalitions.words()));
        double[] expected = new double[count];
        for (List<Integer> order : orders) {
            var before = new BitSet();
            for (int word : order) {
                var after = (BitSet) before.clone();
                after.set(word);
                coalitions.run(List.of(before, after), Progress.NONE);
                expected[word] += (coalitions.value(after) - coalitions.value(before)) / orders.size();
                before = after;
            }
        }

        var found = (Decomposition) new PartitionShap(removal, 5000).explain(subject, Progress.NONE);

        double[] tokens = new WordShares(coalitions.words(), expected).tokens(subject.length());
        for (int token = 0; token < tokens.length; token++) {
            assertEquals(tokens[token], found.scores().get(token), 1e-4);
        }
        assertTrue(orders.size() >= 1 << (count - 1), "orders");
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "9", "40", "2000"})
    void partitionSumsToTheDifferenceWhateverItMayRun(int runs) {
        Subject subject = subject(FILM);
        var coalitions = new Coalitions(subject, Removal.MASK);
        coalitions.run(List.of(words(), coalitions.all()), Progress.NONE);
        double difference = coalitions.value(coalitions.all()) - coalitions.value(words());

        var found = (Decomposition) new PartitionShap(Removal.MASK, runs).explain(subject, Progress.NONE);

        double sum = 0;
        for (float score : found.scores().data()) {
            sum += Float.isNaN(score) ? 0 : score;
        }
        assertEquals(difference, found.total(), 1e-6);
        assertEquals(difference, sum, 1e-4);
        assertEquals(0, found.missing(), 1e-9);
        assertTrue(found.passes() <= runs, found.passes() + " runs");
        assertEquals(subject.value(), coalitions.value(coalitions.all()), 1e-5);
    }

    @Test
    void withTwoRunsAllWordsShareEqually() {
        Subject subject = subject(new TextInput("Not bad."));

        var found = (Decomposition) new PartitionShap(Removal.MASK, 2).explain(subject, Progress.NONE);

        int words = new Coalitions(subject, Removal.MASK).words().size();
        var first = new Coalitions(subject, Removal.MASK).words().getFirst();
        double own =
                first.stream().mapToDouble(token -> found.scores().get(token)).sum();
        assertEquals(found.total() / words, own, 1e-5);
    }

    @Test
    void aTreeIsCutAtTextsThenSentencesThenClauses() {
        Subject subject = new Subjects(nli)
                .of(
                        new PairInput("He came, saw and won. All cheered.", "Nobody saw."),
                        Optional.empty(),
                        Progress.NONE);
        var words = new Coalitions(subject, Removal.MASK).words();
        WordTree tree = WordTree.of(subject.encoding(), words);

        WordTree.Halves texts = tree.parts().orElseThrow();
        assertEquals("Nobody saw.", text(subject, words, texts.right()));
        WordTree.Halves sentences = texts.left().parts().orElseThrow();
        assertEquals("He came, saw and won.", text(subject, words, sentences.left()));
        assertEquals("All cheered.", text(subject, words, sentences.right()));
        WordTree.Halves clauses = sentences.left().parts().orElseThrow();
        assertEquals("He came,", text(subject, words, clauses.left()));
        assertEquals(words.size(), tree.size());
    }

    private static String text(Subject subject, List<BitSet> words, WordTree part) {
        var text = new StringBuilder();
        for (int word = part.first(); word <= part.last(); word++) {
            words.get(word).stream()
                    .forEach(token -> text.append(subject.encoding().slice(token)));
        }
        return text.toString().strip();
    }

    @Test
    void aLineIsFoundThroughPointsThatLieOnIt() {
        var random = new Random(3);
        double[] slopes = {2, -1, 0.5, 0};
        double[][] x = new double[60][4];
        double[] y = new double[60];
        double[] weights = new double[60];
        for (int sample = 0; sample < 60; sample++) {
            y[sample] = 3;
            weights[sample] = random.nextDouble();
            for (int feature = 0; feature < 4; feature++) {
                x[sample][feature] = random.nextInt(2);
                y[sample] += slopes[feature] * x[sample][feature];
            }
        }

        WeightedRidge found = WeightedRidge.fit(x, y, weights, 1e-9);

        assertArrayEquals(slopes, found.coefficients(), 1e-6);
        assertEquals(3, found.intercept(), 1e-6);
        assertEquals(1, found.fit(), 1e-9);
    }

    /// One feature: slope = Σw(x−x̄)(y−ȳ) / (Σw(x−x̄)² + λ).
    @Test
    void thePenaltyHoldsSlopesBackButNotTheIntercept() {
        double[][] x = {{0}, {1}, {1}};
        double[] y = {1, 2, 4};
        double[] weights = {2, 1, 1};

        WeightedRidge found = WeightedRidge.fit(x, y, weights, 1);

        // means 0.5 and 2, product 2·(−0.5)(−1) + 0.5·0 + 0.5·2 = 2, square 4·0.25 = 1
        assertArrayEquals(new double[] {1}, found.coefficients(), 1e-12);
        assertEquals(1.5, found.intercept(), 1e-12);
        // squares left 2·0.25 + 0.25 + 2.25 = 3, all 2 + 0 + 4 = 6
        assertEquals(0.5, found.fit(), 1e-12);
    }

    @Test
    void limeWeighsSamplesByHowMuchIsKept() {
        assertEquals(1, Lime.nearness(9, 9), 1e-12);
        assertEquals(Math.exp(-0.5 * 0.25 / 0.0625), Lime.nearness(2, 8), 1e-12);
        assertEquals(Math.exp(-8), Lime.nearness(0, 8), 1e-12);
    }

    @Test
    void limeIsTheSameForTheSameSeed() {
        Subject subject = subject(FILM);

        var one = new Lime(Removal.MASK, 60, 5).explain(subject, Progress.NONE);
        var same = new Lime(Removal.MASK, 60, 5).explain(subject, Progress.NONE);
        var other = new Lime(Removal.MASK, 60, 6).explain(subject, Progress.NONE);

        assertEquals(one, same);
        assertNotEquals(one, other);
        assertTrue(Float.isNaN(one.scores().get(0)), "special tokens stay");
    }

    /// With two words all four sets are known, so that the regression can be written out.
    @Test
    void limeIsTheRidgeLineThroughTheModelsValues() {
        Subject subject = subject(new TextInput("Not bad"));
        var coalitions = new Coalitions(subject, Removal.DELETE);
        assertEquals(2, coalitions.words().size());
        coalitions.run(List.of(words(), words(0), words(1), words(0, 1)), Progress.NONE);
        var lime = new Lime(Removal.DELETE, 4000, 1);

        float[] found = lime.explain(subject, Progress.NONE).scores().data();

        // 1 of 2 words goes in half of the samples, both in the other half
        double[][] x = {{0, 0}, {1, 0}, {0, 1}};
        double[] y = {coalitions.value(words()), coalitions.value(words(0)), coalitions.value(words(1))};
        double[] weights = {2000 * Lime.nearness(0, 2), 1000 * Lime.nearness(1, 2), 1000 * Lime.nearness(1, 2)};
        double[] expected = WeightedRidge.fit(x, y, weights, 1).coefficients();
        for (int word = 0; word < 2; word++) {
            double own = coalitions.words().get(word).stream()
                    .mapToDouble(token -> found[token])
                    .sum();
            assertEquals(expected[word], own, 0.05 * Math.max(1, Math.abs(expected[word])), "word " + word);
        }
    }

    @Test
    void aSpanLosesWhatARunWithoutItLoses() {
        Subject subject = subject(FILM);
        var erasure = new Erasure(subject, Removal.MASK);
        var units = Unit.WORD.groups(subject.encoding(), erasure.removable());
        var occlusion = new Occlusion(Removal.MASK, Unit.WORD, 3);

        List<SpanEffect> spans = occlusion.spans(subject, Progress.NONE);

        assertEquals(units.size() - 2, spans.size());
        for (int index = 0; index < spans.size(); index++) {
            var tokens = new BitSet();
            units.subList(index, index + 3).forEach(tokens::or);
            assertEquals(tokens, spans.get(index).tokens());
            double left = erasure.values(List.of(tokens), Progress.NONE)[0];
            assertEquals(subject.value() - left, spans.get(index).effect(), 1e-4);
        }
        var scores = occlusion.explain(subject, Progress.NONE).scores();
        int first = units.getFirst().nextSetBit(0);
        assertEquals(
                spans.getFirst().effect() / spans.getFirst().tokens().cardinality(),
                scores.get(first),
                1e-5,
                "the first word is in one span only");
    }

    @Test
    void spansStayWithinATextAndShrinkToIt() {
        Subject subject = new Subjects(nli)
                .of(new PairInput("Nobody came.", "Peter came here."), Optional.empty(), Progress.NONE);
        int[] sequences = subject.encoding().sequenceIds();

        var spans = new Occlusion(Removal.MASK, Unit.WORD, 9).spans(subject, Progress.NONE);

        assertEquals(2, spans.size());
        for (int text = 0; text < 2; text++) {
            int own = text;
            assertTrue(spans.get(text).tokens().stream().allMatch(token -> sequences[token] == own));
        }
    }

    @Test
    void emptyTextHasNothingToTakeAway() {
        Subject subject = subject(new TextInput(""));

        var shap = (Decomposition) new PartitionShap(Removal.MASK, 10).explain(subject, Progress.NONE);
        var lime = new Lime(Removal.MASK, 10, 1).explain(subject, Progress.NONE);

        assertEquals(0, shap.total());
        for (int token = 0; token < subject.length(); token++) {
            assertTrue(Float.isNaN(shap.scores().get(token)));
            assertTrue(Float.isNaN(lime.scores().get(token)));
        }
    }

    @Test
    void explainersCanBeCancelledBetweenRuns() {
        Subject subject = subject(FILM);
        for (Explainer explainer : List.of(
                new PartitionShap(Removal.MASK, 100),
                new Lime(Removal.MASK, 100, 1),
                new Occlusion(Removal.MASK, Unit.WORD, 2))) {
            assertThrows(CancellationException.class, () -> explainer.explain(subject, CANCELLED));
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertEquals(
                "LIME needs at least 2 samples, not 1.",
                assertThrows(ExplanationException.class, () -> new Lime(Removal.MASK, 1, 1))
                        .getMessage());
        assertEquals(
                "Partition SHAP needs at least 2 runs, not 0.",
                assertThrows(ExplanationException.class, () -> new PartitionShap(Removal.MASK, 0))
                        .getMessage());
        assertEquals(
                "At least 1 token or word has to be taken away, not 0.",
                assertThrows(ExplanationException.class, () -> new Occlusion(Removal.MASK, Unit.WORD, 0))
                        .getMessage());
    }
}
