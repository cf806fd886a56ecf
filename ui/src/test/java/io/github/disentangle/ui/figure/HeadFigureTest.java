package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.FigureLayout.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadFigureTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);
    private static final String[] PAIR = {"[CLS]", "▁a", "▁b", "[SEP]", "▁c", "[SEP]"};

    @Test
    void onlyWeightsAboveTheThresholdAreLines() {
        assertEquals(5, lines(figure(HeadFigure.Filter.atLeast(0.5))));
        assertEquals(36, lines(figure(HeadFigure.Filter.ALL)));
    }

    @Test
    void onlyLinesFromOneTextToTheOtherAreDrawn() {
        assertEquals(2, lines(figure(HeadFigure.Filter.ALL.between(0, 1))));
        assertEquals(1, lines(figure(HeadFigure.Filter.ALL.between(1, 1))));
    }

    @Test
    void pointingAtALineFindsItsTokens() {
        FigureLayout layout = figure(HeadFigure.Filter.atLeast(0.5)).layOut(new Frame(new Size(600, 400), THEME));
        Rect line = layout.bounds(new Target.Cell(1, 3)).orElseThrow();

        assertEquals(Optional.of(new Target.Cell(1, 3)), layout.at(line.centreX(), line.centreY()));
    }

    @Test
    void aTokenIsDescribedByItsStrongestPartners() {
        FigureLayout layout = figure(HeadFigure.Filter.atLeast(0.5)).layOut(new Frame(new Size(600, 400), THEME));

        assertEquals(
                "query a, token 2 of 6; attends most to [SEP] 0.9",
                layout.describe(new Target.Token(Target.Side.QUERY, 1)));
        assertEquals(
                "key a, token 2 of 6; attended most by nothing above the threshold",
                layout.describe(new Target.Token(Target.Side.KEY, 1)));
    }

    @Test
    void anEmptyPictureSaysThatNoWeightIsThatStrong() {
        FigureLayout layout = figure(HeadFigure.Filter.atLeast(0.95)).layOut(new Frame(new Size(600, 400), THEME));

        assertTrue(RecordingPen.of(layout).words().contains("No weight here reaches 0.95: lower the threshold above."));
    }

    @Test
    void positionsStandBeforeNamesOfTokensAndNotOfStates() {
        var words = RecordingPen.of(Samples.longHead(100).layOut(new Frame(new Size(600, 400), THEME)))
                .words();

        assertTrue(words.contains("20"), "apart from the name, which may be written from right to left");
        assertEquals(
                new AxisName("", "layer 0"),
                AxisName.of(TokenAxis.of("state", List.of("embeddings", "layer 0")), 1, true));
    }

    @Test
    void theKeysReachEveryLine() {
        FigureLayout layout = figure(HeadFigure.Filter.atLeast(0.5)).layOut(new Frame(new Size(600, 400), THEME));
        Target at = new Target.Token(Target.Side.QUERY, 0);
        at = layout.next(at, Direction.RIGHT).orElseThrow();
        var walked = new ArrayList<Target>();
        for (Optional<Target> next = Optional.of(at); next.isPresent(); next = layout.next(at, Direction.DOWN)) {
            at = next.get();
            walked.add(at);
        }

        assertEquals(
                List.of(
                        new Target.Cell(0, 2),
                        new Target.Cell(1, 3),
                        new Target.Cell(2, 4),
                        new Target.Cell(3, 5),
                        new Target.Cell(4, 5)),
                walked);
        assertEquals("from c to [SEP], 0.9 probability", layout.describe(at));
        assertEquals(Optional.of(new Target.Cell(3, 5)), layout.next(at, Direction.UP));
        assertEquals(Optional.of(new Target.Token(Target.Side.KEY, 5)), layout.next(at, Direction.RIGHT));
        assertEquals(Optional.of(new Target.Token(Target.Side.QUERY, 4)), layout.next(at, Direction.LEFT));
        assertEquals(
                Optional.of(new Target.Token(Target.Side.KEY, 5)),
                layout.next(new Target.Token(Target.Side.QUERY, 5), Direction.RIGHT),
                "a token without any line");
        assertEquals(
                Optional.of(new Target.Cell(0, 2)), layout.next(new Target.Token(Target.Side.KEY, 2), Direction.LEFT));
    }

    @Test
    void linesBeyondWhatCanBeDrawnAreCounted() {
        FigureLayout layout = Samples.longHead(100).layOut(new Frame(new Size(600, 700), THEME));

        assertTrue(RecordingPen.of(layout).words().stream()
                .anyMatch(word -> word.startsWith("the strongest 2000 of 10000 lines")));
    }

    /// Each token attends to the one two places on, the last to the first.
    private static HeadFigure figure(HeadFigure.Filter filter) {
        int count = PAIR.length;
        float[] data = new float[count * count];
        java.util.Arrays.fill(data, 0.02f);
        for (int query = 0; query < count - 1; query++) {
            data[query * count + Math.min(count - 1, query + 2)] = 0.9f;
        }
        return new HeadFigure(
                Caption.NONE,
                Samples.matrix(count, data),
                Samples.axis("query", PAIR),
                Samples.axis("key", PAIR),
                filter,
                new Legend(ColourScale.sequential(1), "probability", "this head"));
    }

    private static int lines(HeadFigure figure) {
        FigureLayout layout = figure.layOut(new Frame(new Size(600, 400), THEME));
        return RecordingPen.of(layout).words().stream()
                .filter(word -> word.matches("\\d+ lines?.*"))
                .mapToInt(word -> Integer.parseInt(word.split(" ")[0]))
                .findFirst()
                .orElseThrow();
    }
}
