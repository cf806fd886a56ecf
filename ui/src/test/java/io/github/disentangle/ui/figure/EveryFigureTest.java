package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.FigureLayout.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every figure, at every size.
class EveryFigureTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);

    static Stream<FigureGalleryTest.Shot> shots() {
        return FigureGalleryTest.shots();
    }

    static Stream<FigureGalleryTest.Shot> wholeShots() {
        return shots().filter(shot -> shot.viewport().equals(Viewport.FIT));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void noTextLeavesTheFrame(FigureGalleryTest.Shot shot) {
        Rect frame = new Rect(-0.5, -0.5, shot.size().width() + 1, shot.size().height() + 1);

        for (RecordingPen.Text text : RecordingPen.of(layout(shot)).texts()) {
            Rect box = text.box(THEME.typefaces());
            Rect inside = box.within(frame);
            assertEquals(box, inside, text.text());
        }
    }

    /// Leaning names have boxes that cross though the names do not; what a zoomed plot cuts off is drawn all the
    /// same.
    @ParameterizedTest
    @MethodSource("wholeShots")
    void levelTextsDoNotLieOnEachOther(FigureGalleryTest.Shot shot) {
        List<RecordingPen.Text> level = RecordingPen.of(layout(shot)).texts().stream()
                .filter(text -> text.style().degrees() == 0)
                .toList();
        for (int one = 0; one < level.size(); one++) {
            Rect box = level.get(one).box(THEME.typefaces());
            for (int other = 0; other < one; other++) {
                Rect common = box.within(level.get(other).box(THEME.typefaces()));
                assertTrue(
                        common.width() < 1 || common.height() < 1,
                        level.get(one).text() + " lies on " + level.get(other).text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void preferredSizeHoldsAllText(FigureGalleryTest.Shot shot) {
        Size preferred = shot.figure().preferredSize(THEME);
        FigureLayout layout = shot.figure().layOut(new Frame(preferred, THEME));
        Rect frame = new Rect(-0.5, -0.5, preferred.width() + 1, preferred.height() + 1);

        for (RecordingPen.Text text : RecordingPen.of(layout).texts()) {
            Rect box = text.box(THEME.typefaces());
            assertEquals(box, box.within(frame), text.text());
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void tinyFramesAreLaidOutAllTheSame(FigureGalleryTest.Shot shot) {
        for (Size size : List.of(new Size(1, 1), new Size(3, 400), new Size(400, 3), new Size(60, 40))) {
            FigureLayout layout = shot.figure().layOut(new Frame(size, THEME));
            layout.draw(new RecordingPen());
            layout.draw(new RecordingPen(), shot.highlight());
            layout.at(size.width() / 2, size.height() / 2);
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void whatIsUnderAPointLiesThere(FigureGalleryTest.Shot shot) {
        FigureLayout layout = layout(shot);
        for (double y = 0; y < shot.size().height(); y += 13) {
            for (double x = 0; x < shot.size().width(); x += 17) {
                Optional<Target> found = layout.at(x, y);
                if (found.isPresent()) {
                    assertFalse(layout.describe(found.get()).isBlank(), "no words for " + found.get());
                    assertTrue(layout.bounds(found.get()).isPresent(), "no place for " + found.get());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void arrowKeysReachNeighboursAndStopAtEdges(FigureGalleryTest.Shot shot) {
        FigureLayout layout = layout(shot);
        Optional<Target> first = layout.next(null, Direction.DOWN);
        if (first.isEmpty()) {
            assertTrue(
                    layout.at(shot.size().width() / 2, shot.size().height() / 2).isEmpty());
            return;
        }
        for (Direction direction : Direction.values()) {
            Set<Target> seen = new HashSet<>();
            Optional<Target> at = first;
            while (at.isPresent()) {
                assertTrue(seen.add(at.get()), direction + " comes back to " + at.get());
                assertFalse(layout.describe(at.get()).isBlank(), "no words for " + at.get());
                at = layout.next(at.get(), direction);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void foreignTargetsAreNotShown(FigureGalleryTest.Shot shot) {
        FigureLayout layout = layout(shot);
        for (Target foreign : List.of(
                new Target.Cell(-1, 0),
                new Target.Cell(9999, 9999),
                new Target.Token(Target.Side.KEY, 9999),
                new Target.Head(99, 99),
                new Target.Bar(-1),
                new Target.Point(77, 3),
                new Target.State(99, 9999),
                new Target.Own("another", new Target.Cell(0, 0)),
                new Target.Panel(50))) {
            assertEquals(Optional.empty(), layout.bounds(foreign));
            assertEquals("", layout.describe(foreign));
            layout.draw(new RecordingPen(), new Highlight(foreign, List.of(foreign), List.of(foreign)));
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void figuresSayWhatTheyShow(FigureGalleryTest.Shot shot) {
        assertFalse(shot.figure().name().isBlank());
        assertTrue(shot.figure().summary().startsWith(shot.figure().name()));
    }

    private static FigureLayout layout(FigureGalleryTest.Shot shot) {
        return shot.figure().layOut(new Frame(shot.size(), THEME, shot.viewport()));
    }
}
