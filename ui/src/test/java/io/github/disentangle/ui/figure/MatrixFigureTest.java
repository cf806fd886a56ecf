package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixFigureTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);

    @ParameterizedTest
    @CsvSource({"1, 500, 400", "2, 300, 300", "16, 700, 640", "64, 800, 760", "512, 900, 860"})
    void pointingAtTheMiddleOfACellFindsIt(int count, double width, double height) {
        FigureLayout layout = Samples.score(count).layOut(new Frame(new Size(width, height), THEME));
        for (int query = 0; query < count; query += Math.max(1, count / 31)) {
            for (int key = 0; key < count; key += Math.max(1, count / 31)) {
                Rect cell = layout.bounds(new Target.Cell(query, key)).orElseThrow();
                assertEquals(Optional.of(new Target.Cell(query, key)), layout.at(cell.centreX(), cell.centreY()));
            }
        }
    }

    @Test
    void zoomKeepsTheCellUnderThePointer() {
        MatrixFigure figure = Samples.score(512);
        Size size = new Size(900, 860);
        FigureLayout before = figure.layOut(new Frame(size, THEME));
        Rect area = before.zoomArea(400, 400).orElseThrow();
        double shareX = (400 - area.x()) / area.width();
        double shareY = (400 - area.y()) / area.height();

        FigureLayout after = figure.layOut(new Frame(size, THEME, Viewport.FIT.zoomed(12, shareX, shareY)));

        assertEquals(before.at(400, 400), after.at(400, 400));
        assertEquals(Optional.empty(), after.bounds(new Target.Cell(0, 0)), "cells out of sight have no place");
    }

    @Test
    void aCellOutOfSightIsBroughtBackByTheSmallestMove() {
        MatrixFigure figure = Samples.score(64);
        FigureLayout layout = figure.layOut(new Frame(new Size(700, 700), THEME, new Viewport(0.5, 0.5, 0.25)));

        Viewport moved = layout.showing(new Target.Cell(31, 40));

        assertEquals(new Viewport(0.5, 31 / 64.0, 0.25), moved);
        assertEquals(
                moved,
                figure.layOut(new Frame(new Size(700, 700), THEME, moved)).showing(new Target.Cell(31, 40)));
    }

    @Test
    void everyNameIsWrittenWhereThereIsRoom() {
        RecordingPen pen = draw(Samples.probability(Samples.SENTENCE), 700, 640);

        for (TokenLabel label : Samples.axis("key", Samples.SENTENCE).labels()) {
            long count = pen.words().stream().filter(label.text()::equals).count();
            assertTrue(count >= 2, label.text() + " is named " + count + " times");
        }
    }

    @Test
    void namesOfOneSideDoNotOverlap() {
        for (int count : new int[] {16, 64, 200, 512}) {
            List<RecordingPen.Text> rows = draw(Samples.score(count), 900, 860).texts().stream()
                    .filter(text -> text.style().anchor() == TextStyle.Anchor.END)
                    .filter(text -> text.style().degrees() == 0 && text.text().matches("(\\d+ )?(\\[?\\w+\\]?|\\.)"))
                    .filter(text -> text.x() < 200 && !text.text().matches("[\\d.]+"))
                    .toList();
            assertTrue(rows.size() > 10, rows.size() + " of " + count + " rows named");
            for (int index = 1; index < rows.size(); index++) {
                double apart = rows.get(index).y() - rows.get(index - 1).y();
                assertTrue(apart >= rows.get(index).style().size(), "names " + apart + " pixels apart");
            }
        }
    }

    @Test
    void theLegendSaysLimitsUnitAndScope() {
        MatrixFigure figure = Samples.probability(Samples.SENTENCE);
        List<String> words = draw(figure, 700, 640).words();

        assertTrue(words.containsAll(List.of("0", "probability", "scale: this head")), words.toString());
        assertTrue(words.contains(Numbers.readable(figure.legend().scale().limit())), words.toString());
    }

    @Test
    void aSignedLegendHasZeroBetweenSymmetricLimits() {
        List<String> words = draw(Samples.score(16), 700, 640).words();
        String limit = Numbers.readable(Samples.score(16).legend().scale().limit());

        assertTrue(words.containsAll(List.of("−" + limit, "0", limit)), words.toString());
    }

    @Test
    void whatIsLeftOutIsSaid() {
        assertTrue(draw(Samples.score(512), 420, 400).words().stream()
                .anyMatch(
                        word -> word.matches("512 × 512 tokens, every \\d+th named · a dot is .* of \\d × \\d cells")));
    }

    @Test
    void valuesAreWrittenOnceCellsAreLargeEnough() {
        MatrixFigure figure = Samples.score(64);
        String value = Numbers.cell(figure.values().get(20, 20));

        assertTrue(!draw(figure, 500, 500).words().contains(value));
        RecordingPen zoomed = new RecordingPen();
        figure.layOut(new Frame(new Size(700, 700), THEME, new Viewport(0.3, 0.3, 0.1)))
                .draw(zoomed);
        assertTrue(zoomed.words().contains(value));
    }

    @Test
    void aCellIsDescribedInWords() {
        MatrixFigure figure = new MatrixFigure(
                Caption.NONE,
                Samples.matrix(2, 0.25f, 0.75f, 0.5f, 0.5f),
                Samples.axis("query", "▁good", "▁film"),
                Samples.axis("key", "▁good", "▁film"),
                new Legend(ColourScale.sequential(1), "probability", "this head"));
        FigureLayout layout = figure.layOut(new Frame(new Size(300, 300), THEME));

        assertEquals("from good to film, 0.75 probability", layout.describe(new Target.Cell(0, 1)));
        assertEquals("key film, token 2 of 2", layout.describe(new Target.Token(Target.Side.KEY, 1)));
        assertEquals(
                "probability: 2 query by 2 key tokens, strongest from good to film, 0.75 probability",
                figure.summary());
    }

    @Test
    void maskedCellsAreMissingNotZero() {
        MatrixFigure figure = new MatrixFigure(
                Caption.NONE,
                Samples.matrix(1, Float.NEGATIVE_INFINITY),
                Samples.axis("query", "▁a"),
                Samples.axis("key", "▁a"),
                new Legend(ColourScale.diverging(1), "score", "this head"));

        RecordingPen pen = draw(figure, 300, 300);

        assertEquals(
                THEME.palette().missing().argb(),
                pen.images().getFirst().raster().argb(0, 0));
        assertTrue(pen.words().contains("−∞"));
    }

    @Test
    void labelsThatDoNotFitTheMatrixAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new MatrixFigure(
                        Caption.NONE,
                        Samples.zeros(3),
                        Samples.axis("query", "▁a"),
                        Samples.axis("key", "▁a"),
                        new Legend(ColourScale.diverging(1), "score", "this head")));
    }

    private static RecordingPen draw(MatrixFigure figure, double width, double height) {
        return RecordingPen.of(figure.layOut(new Frame(new Size(width, height), THEME)));
    }

    @Test
    void inALowFrameTheLegendStandsBesideThePlotAndCellsGrow() {
        MatrixFigure figure = Samples.probability(Samples.SENTENCE);
        FigureLayout low = figure.layOut(new Frame(new Size(640, 230), THEME));
        FigureLayout square = figure.layOut(new Frame(new Size(640, 600), THEME));

        assertTrue(legendBeside(low));
        assertFalse(legendBeside(square));
        assertTrue(low.bounds(new Target.Cell(0, 0)).orElseThrow().width()
                > figure.layOut(new Frame(new Size(300, 230), THEME))
                        .bounds(new Target.Cell(0, 0))
                        .orElseThrow()
                        .width());
    }

    private static boolean legendBeside(FigureLayout layout) {
        double right = layout.bounds(new Target.Cell(0, Samples.SENTENCE.length - 1))
                .orElseThrow()
                .right();
        return RecordingPen.of(layout).texts().stream()
                .anyMatch(text -> text.text().equals("probability") && text.x() > right);
    }
}
