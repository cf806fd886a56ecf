package io.github.disentangle.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.DecompX;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Explanation.Magnitudes;
import io.github.disentangle.engine.explain.RawAttention;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    private static Kernels kernels;
    private static OpenModel open;
    private static List<Row> rows;

    @BeforeAll
    static void openModel() {
        kernels = KernelProvider.select().kernels();
        open = open("sentiment");
        rows = DataSet.read(SAMPLES.resolve("data/sentiment/dev.jsonl"), "[MASK]")
                .withRationale();
    }

    @AfterAll
    static void close() {
        open.close();
        kernels.close();
    }

    private static OpenModel open(String name) {
        return OpenModel.open(SAMPLES.resolve("models").resolve(name), OpenOptions.with(kernels), Progress.NONE);
    }

    private static Evaluation evaluate(Map<String, Explainer> methods, int count) {
        return new Evaluator(open, Removal.MASK, methods, 4, 1).evaluate(rows, count, Progress.NONE);
    }

    /// Scores that are the rationale itself.
    private static Explainer oracle() {
        return (subject, progress) -> {
            float[] scores = new float[subject.length()];
            Row row = rows.stream()
                    .filter(candidate -> ((TextInput) candidate.input())
                            .text()
                            .equals(subject.encoding().text()))
                    .findFirst()
                    .orElseThrow();
            row.rationale(subject).stream().forEach(token -> scores[token] = -1);
            return new Magnitudes(Tensor.vector("position", scores));
        };
    }

    @Test
    void whatFindsTheRationaleAgreesWithIt() {
        Map<String, Explainer> methods = new LinkedHashMap<>();
        methods.put("oracle", oracle());
        methods.put("decompx", new DecompX());
        methods.put("raw", new RawAttention());

        Evaluation found = evaluate(methods, 12);

        assertEquals(12, found.rows());
        assertEquals(12, found.rationales());
        List<MethodScores> scores = found.methods();
        assertEquals(
                List.of("oracle", "decompx", "raw", MethodScores.RANDOM),
                scores.stream().map(MethodScores::method).toList());
        assertEquals(1, scores.getFirst().auprc(), 1e-12);
        assertEquals(1, scores.getFirst().tokenF1(), 1e-12);
        assertTrue(scores.get(1).auprc() > scores.getLast().auprc(), found::toString);
        assertTrue(scores.get(1).aopc() > scores.getLast().aopc(), found::toString);
        assertTrue(scores.get(1).aopc() > scores.get(2).aopc(), found::toString);
        assertEquals(0, scores.get(1).incompleteness(), 1e-5);
        assertTrue(Double.isNaN(scores.get(2).incompleteness()));
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        MethodScores first =
                evaluate(Map.of("decompx", new DecompX()), 3).methods().getLast();
        MethodScores second =
                evaluate(Map.of("decompx", new DecompX()), 3).methods().getLast();

        assertEquals(first, second);
    }

    @Test
    void rowsWithoutAnythingToExplainAreSkipped() {
        var blank = new Row("blank", new TextInput(""), List.of());
        var full = new Row("full", new TextInput("Good."), List.of());

        Evaluation found = new Evaluator(open, Removal.MASK, Map.of("decompx", new DecompX()), 1, 1)
                .evaluate(List.of(blank, full), 5, Progress.NONE);

        assertEquals(List.of(1, 1, 0), List.of(found.rows(), found.skipped(), found.rationales()));
        assertThrows(
                DataSetException.class,
                () -> new Evaluator(open, Removal.MASK, Map.of(), 1, 1).evaluate(List.of(blank), 5, Progress.NONE));
    }

    @Test
    void ofALabelOneTokenHasOnlyItsOwnMarkCounts() {
        try (OpenModel names = open("ner")) {
            var input = new TextInput("Did Tom Lopez really visit Hawaii?");
            var row = new Row("names", input, List.of(new Mark(0, 4, 13), new Mark(0, 27, 33)));
            int[] starts = names.tokenizer().encode(input.text()).starts();
            int hawaii = IntStream.range(1, starts.length)
                    .filter(token -> starts[token] >= 26)
                    .findFirst()
                    .orElseThrow();
            Subject subject = new Subjects(names).of(input, Optional.of("B-LOC@" + hawaii), Progress.NONE);

            assertEquals("Hawaii", words(subject, row.rationale(subject)));
            assertEquals(subject.length() - 2, row.candidates(subject).cardinality());
        }
    }

    @Test
    void onlyTheTextThatIsMarkedCouldHaveBeen() {
        try (OpenModel answers = open("qa")) {
            var input = new QuestionInput("Where does Paul work?", "Paul works in Madrid.");
            var row = new Row("answer", input, List.of(new Mark(1, 0, 4)));
            Subject subject = new Subjects(answers).of(input, Optional.empty(), Progress.NONE);

            assertEquals("Paul", words(subject, row.rationale(subject)));
            assertEquals("PaulworksinMadrid.", words(subject, row.candidates(subject)));
        }
    }

    private static String words(Subject subject, BitSet tokens) {
        var text = new StringBuilder();
        tokens.stream()
                .forEach(token -> text.append(subject.encoding().slice(token).strip()));
        return text.toString();
    }
}
