package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdditiveFiguresTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);

    @Test
    void termsAndScoreShareOneScaleAndStillAddUpWhenCentred() {
        TermsFigure figure = Samples.terms(true, 3, Samples.SENTENCE);

        List<Tensor> shown = figure.shown();

        int count = Samples.SENTENCE.length;
        for (int query = 0; query < count; query++) {
            double mean = 0;
            for (int key = 0; key < count; key++) {
                double sum = 0;
                for (int term = 0; term < 3; term++) {
                    sum += shown.get(term).get(query, key);
                }
                assertEquals(sum, shown.get(3).get(query, key), 1e-4);
                mean += shown.get(3).get(query, key) / count;
            }
            assertEquals(0, mean, 1e-5);
        }
        assertEquals(figure.probability(), shown.get(4));
    }

    @Test
    void aCellOfTheTermsIsAnEquationInWords() {
        TermsFigure figure = new TermsFigure(
                Caption.NONE,
                List.of(
                        new TermsFigure.Term(Addend.CONTENT_TO_CONTENT, Samples.matrix(1, 1.5f)),
                        new TermsFigure.Term(Addend.CONTENT_TO_POSITION, Samples.matrix(1, -0.5f)),
                        new TermsFigure.Term(Addend.POSITION_TO_CONTENT, Samples.matrix(1, 0.25f))),
                Samples.matrix(1, 1.25f),
                Samples.matrix(1, 1f),
                Samples.axis("query", "▁a"),
                Samples.axis("key", "▁a"),
                false);
        FigureLayout layout = figure.layOut(new Frame(new Size(800, 300), THEME));

        assertEquals(
                "from a to a, c2c 1.5, c2p −0.5, p2c 0.25, score 1.25, softmax 1",
                layout.describe(new Target.Cell(0, 0)));
        List<String> words = RecordingPen.of(layout).words();
        assertTrue(
                words.containsAll(List.of("c2c", "+", "c2p", "p2c", "=", "score", "→", "softmax")), words.toString());
    }

    @Test
    void fiveTermsHaveRoomToo() {
        FigureLayout layout = Samples.terms(false, 5, Samples.SENTENCE).layOut(new Frame(new Size(1200, 700), THEME));

        List<String> words = RecordingPen.of(layout).words();

        assertEquals(4, words.stream().filter("+"::equals).count());
        assertTrue(words.containsAll(List.of("key prior", "kernel")), words.toString());
    }

    @Test
    void inASmallWindowCellsGetTheRoomOfTheNamesOfKeys() {
        TermsFigure figure = Samples.terms(true, 3, Samples.SENTENCE);
        FigureLayout small = figure.layOut(new Frame(new Size(640, 230), THEME));
        FigureLayout large = figure.layOut(new Frame(new Size(1500, 460), THEME));
        var key = new Target.Token(Target.Side.KEY, 0);
        double side = Samples.SENTENCE.length
                * small.bounds(new Target.Cell(0, 0)).orElseThrow().width();

        assertTrue(side >= 80, "panels of " + side + " pixels");
        assertEquals(Optional.empty(), small.bounds(key));
        assertTrue(small.bounds(new Target.Token(Target.Side.QUERY, 0)).isPresent());
        assertTrue(large.bounds(key).isPresent());
    }

    /// Panels of five addends are narrower there than some titles and values together.
    @Test
    void valuesUnderThePointerDoNotReachTheNextHeading() {
        FigureLayout layout = Samples.terms(true, 5, Samples.SENTENCE).layOut(new Frame(new Size(560, 230), THEME));
        var pen = new RecordingPen();
        layout.draw(pen, new Highlight(new Target.Cell(3, 1), List.of(), List.of()));
        List<RecordingPen.Text> titles = RecordingPen.of(layout).texts().stream()
                .filter(text ->
                        List.of("c2p", "p2c", "kernel", "score", "softmax").contains(text.text()))
                .toList();
        List<Rect> values = pen.texts().stream()
                .filter(text -> titles.stream().anyMatch(title -> title.y() == text.y()))
                .map(text -> text.box(THEME.typefaces()))
                .toList();

        assertEquals(5, titles.size());
        assertEquals(7, values.size());
        for (Rect value : values) {
            assertTrue(
                    titles.stream().noneMatch(title -> value.x() < title.x() && title.x() < value.right()),
                    value + " among " + titles);
        }
    }

    @Test
    void theSameCellIsFoundInEveryPanel() {
        FigureLayout layout = Samples.terms(false, 3, Samples.SENTENCE).layOut(new Frame(new Size(1500, 460), THEME));
        Rect first = layout.bounds(new Target.Cell(4, 6)).orElseThrow();
        int panels = 0;
        for (double x = first.x() + 0.5; x < 1500; x += 1) {
            panels += layout.at(x, first.centreY()).equals(Optional.of(new Target.Cell(4, 6))) ? 1 : 0;
        }

        assertEquals(5 * (int) first.width(), panels);
    }

    @Test
    void smallContributionsShareARowWhereTheyAreManyAndKeepTheSum() {
        FigureLayout layout = Samples.waterfall().layOut(new Frame(new Size(460, 200), THEME));
        int steps = Samples.waterfall().steps().size();

        List<String> words = RecordingPen.of(layout).words();
        String end = layout.describe(new Target.Bar(steps + 1));
        String others = layout.describe(new Target.Bar(steps + 2));

        assertTrue(words.stream().anyMatch(word -> word.endsWith(" others")), words.toString());
        assertTrue(others.matches("\\d+ others .*"), others);
        assertEquals("positive " + Numbers.fixed(Samples.waterfall().end(), 2) + " logit", end);
        assertTrue(
                others.endsWith(
                        "running sum " + Numbers.readable(Samples.waterfall().end())),
                others);
        assertEquals("", layout.describe(new Target.Bar(steps + 3)));
        assertEquals(
                Optional.of(new Target.Bar(steps + 1)),
                layout.next(new Target.Bar(steps + 2), FigureLayout.Direction.DOWN));
    }

    @Test
    void numbersBelowEachOtherHaveTheSameDecimalsAndEndAtOneEdge() {
        RecordingPen pen = RecordingPen.of(Samples.waterfall().layOut(new Frame(new Size(600, 700), THEME)));
        List<String> numbers = pen.words().stream()
                .filter(word -> word.matches("[+−]?\\d+\\.\\d+"))
                .toList();

        assertEquals(Samples.waterfall().steps().size() + 2, numbers.size(), numbers.toString());
        assertTrue(numbers.stream().allMatch(number -> number.matches(".*\\.\\d\\d")), numbers.toString());
    }

    @Test
    void additivePicturesPrintTheirResidual() {
        Completeness completeness = new Completeness(3.515625, 3.515, "logit");

        assertEquals("Σ = 3.5156, logit = 3.5150, error 0.000625", completeness.text());
    }

    @Test
    void aTextThatDoesNotFitSaysSo() {
        FigureLayout layout = Samples.evidence(true, Samples.SENTENCE).layOut(new Frame(new Size(260, 190), THEME));

        assertTrue(RecordingPen.of(layout).words().stream()
                .anyMatch(word -> word.contains("more tokens do not fit here")));
    }

    @Test
    void arabicTextRunsFromTheRight() {
        FigureLayout layout = Samples.evidence(false, "▁الفيلم", "▁رائع").layOut(new Frame(new Size(400, 200), THEME));
        Rect first = layout.bounds(new Target.Token(Target.Side.KEY, 0)).orElseThrow();
        Rect second = layout.bounds(new Target.Token(Target.Side.KEY, 1)).orElseThrow();

        assertTrue(second.right() < first.x());
        assertEquals(
                Optional.of(new Target.Token(Target.Side.KEY, 1)),
                layout.next(new Target.Token(Target.Side.KEY, 0), FigureLayout.Direction.LEFT));
    }
}
