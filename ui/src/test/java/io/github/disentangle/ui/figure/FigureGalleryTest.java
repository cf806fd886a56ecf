package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FigureGalleryTest {

    record Shot(String name, Figure figure, Size size, Viewport viewport, Highlight highlight) {

        Shot(String name, Figure figure, double width, double height) {
            this(name, figure, new Size(width, height), Viewport.FIT, Highlight.NONE);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shot> shots() {
        MatrixFigure sentence = Samples.probability(Samples.SENTENCE);
        return Stream.of(
                new Shot("matrix-16", sentence, 700, 640),
                new Shot(
                        "matrix-16-marks",
                        sentence,
                        new Size(700, 640),
                        Viewport.FIT,
                        new Highlight(
                                new Target.Cell(4, 6),
                                List.of(new Target.Cell(11, 2)),
                                List.of(new Target.Cell(8, 8), new Target.Cell(8, 9), new Target.Cell(9, 8)))),
                new Shot("matrix-16-small", sentence, 320, 300),
                new Shot("matrix-scripts", Samples.probability(Samples.MANY_SCRIPTS), 760, 700),
                new Shot("matrix-1", Samples.probability("[CLS]"), 500, 300),
                new Shot("matrix-2", Samples.probability("▁Good", "▁film"), 500, 400),
                new Shot("matrix-0", Samples.probability(), 400, 200),
                new Shot("matrix-64", Samples.score(64), 800, 760),
                new Shot("matrix-512", Samples.score(512), 900, 860),
                new Shot("matrix-512-small", Samples.score(512), 420, 400),
                new Shot("terms-wide", Samples.terms(false, 3, Samples.SENTENCE), 1500, 460),
                new Shot(
                        "terms-marks",
                        Samples.terms(true, 3, Samples.SENTENCE),
                        new Size(1000, 760),
                        Viewport.FIT,
                        new Highlight(new Target.Cell(4, 6), List.of(new Target.Cell(11, 2)), List.of())),
                new Shot("terms-five", Samples.terms(true, 5, Samples.SENTENCE), 1100, 800),
                new Shot("terms-five-low", Samples.terms(true, 5, Samples.SENTENCE), 722, 384),
                new Shot("terms-five-scripts", Samples.terms(true, 5, Samples.MANY_SCRIPTS), 722, 384),
                new Shot("terms-small", Samples.terms(true, 3, Samples.MANY_SCRIPTS), 440, 230),
                new Shot("terms-1", Samples.terms(false, 3, "▁one"), 700, 400),
                new Shot("terms-0", Samples.terms(false, 3), 500, 200),
                new Shot("head", Samples.head(0.05, Samples.SENTENCE), 620, 560),
                new Shot(
                        "head-hover",
                        Samples.head(0.02, Samples.SENTENCE),
                        new Size(620, 560),
                        Viewport.FIT,
                        new Highlight(
                                new Target.Token(Target.Side.QUERY, 4),
                                List.of(new Target.Token(Target.Side.KEY, 9)),
                                List.of())),
                new Shot("head-scripts", Samples.head(0.1, Samples.MANY_SCRIPTS), 520, 520),
                new Shot("head-1", Samples.head(0, "▁one"), 400, 200),
                new Shot("head-512", Samples.longHead(512), 620, 800),
                new Shot(
                        "atlas-12",
                        Samples.atlas(12, 12, 24, true, 144),
                        new Size(900, 760),
                        Viewport.FIT,
                        new Highlight(new Target.Head(3, 5), List.of(new Target.Head(7, 1)), List.of())),
                new Shot("atlas-progress", Samples.atlas(12, 12, 24, false, 50), 700, 560),
                new Shot("atlas-48", Samples.atlas(48, 24, 16, true, 48 * 24), 900, 860),
                new Shot("atlas-1", Samples.atlas(1, 1, 8, true, 1), 400, 260),
                new Shot("bars-prediction", Samples.prediction(), 380, 110),
                new Shot(
                        "bars-shapley",
                        Samples.shapley(),
                        new Size(420, 210),
                        Viewport.FIT,
                        Highlight.hovering(new Target.Bar(1))),
                new Shot("text", Samples.evidence(true, Samples.SENTENCE), 520, 200),
                new Shot(
                        "text-scripts",
                        Samples.evidence(false, Samples.MANY_SCRIPTS),
                        new Size(420, 240),
                        Viewport.FIT,
                        new Highlight(
                                new Target.Token(Target.Side.KEY, 2),
                                List.of(new Target.Token(Target.Side.KEY, 5)),
                                List.of())),
                new Shot(
                        "text-rtl",
                        Samples.evidence(true, "[CLS]", "▁الفيلم", "▁كان", "▁رائع", "ا", "▁جدا", "[SEP]"),
                        300,
                        200),
                new Shot("text-cut", Samples.evidence(true, Samples.SENTENCE), 260, 190),
                new Shot("waterfall", Samples.waterfall(), 520, 560),
                new Shot(
                        "waterfall-small",
                        Samples.waterfall(),
                        new Size(460, 210),
                        Viewport.FIT,
                        Highlight.hovering(new Target.Bar(2))),
                new Shot(
                        "curve-kernel",
                        Samples.kernel(),
                        new Size(720, 400),
                        Viewport.FIT,
                        Highlight.hovering(new Target.Point(1, 513))),
                new Shot("waterfall-tiny", Samples.waterfall(), 280, 110),
                new Shot("bars-low", Samples.shapley(), 300, 90),
                new Shot("curve-counted", Samples.depth(4), 440, 260),
                new Shot("curve-deletion", Samples.deletion(), 480, 280),
                new Shot(
                        "head-map",
                        Samples.headMap(12, 12, 20),
                        new Size(720, 620),
                        Viewport.FIT,
                        new Highlight(new Target.Head(3, 5), List.of(new Target.Head(7, 1)), List.of())),
                new Shot("head-map-small", Samples.headMap(4, 4, 2), 440, 260),
                new Shot("head-map-1", Samples.headMap(1, 1, 0), 400, 260),
                new Shot("head-map-48", Samples.headMap(48, 24, 9), 700, 700),
                new Shot(
                        "flow",
                        Samples.flow(4, 0.02, Samples.SENTENCE),
                        new Size(760, 520),
                        Viewport.FIT,
                        new Highlight(
                                new Target.State(2, 4), List.of(new Target.Token(Target.Side.KEY, 9)), List.of())),
                new Shot("flow-scripts", Samples.flow(2, 0.01, Samples.MANY_SCRIPTS), 420, 420),
                new Shot("flow-1", Samples.flow(1, 0, "▁one"), 400, 200),
                new Shot("flow-deep", Samples.flow(24, 0.03, Samples.SENTENCE), 900, 500),
                new Shot(
                        "waterfall-linked",
                        new LinkedFigure(Samples.waterfall(), Meaning.tokenBars(List.of(-1, 4, 2, 7, 1, 9))),
                        new Size(460, 300),
                        Viewport.FIT,
                        Highlight.hovering(new Target.Token(Target.Side.QUERY, 2))),
                new Shot(
                        "triangle",
                        Samples.triangle(12, 12),
                        new Size(560, 520),
                        Viewport.FIT,
                        new Highlight(new Target.Head(3, 5), List.of(new Target.Head(7, 1)), List.of())),
                new Shot("triangle-1", Samples.triangle(1, 1), 340, 300),
                new Shot(
                        "paths",
                        Samples.paths(5, Samples.SENTENCE),
                        new Size(640, 480),
                        Viewport.FIT,
                        new Highlight(
                                new Target.State(2, 4), List.of(new Target.Token(Target.Side.KEY, 9)), List.of())),
                new Shot("paths-scripts", Samples.paths(3, Samples.MANY_SCRIPTS), 420, 320),
                new Shot("paths-1", Samples.paths(2, "▁one"), 400, 300),
                new Shot("states", Samples.states(Samples.SENTENCE), 700, 320),
                new Shot(
                        "matrix-512-zoom",
                        Samples.score(512),
                        new Size(900, 860),
                        new Viewport(0.4, 0.4, 0.035),
                        Highlight.hovering(new Target.Cell(212, 211))));
    }

    static Stream<Arguments> shotsInBothThemes() {
        return shots().flatMap(shot -> Stream.of(Arguments.of(shot, false), Arguments.of(shot, true)));
    }

    @ParameterizedTest(name = "{0} dark={1}")
    @MethodSource("shotsInBothThemes")
    void pictureIsWrittenForPeopleToLookAt(Shot shot, boolean dark) throws IOException {
        Path file = FigurePictures.write(
                shot.name(), shot.figure(), shot.size(), FigurePictures.theme(dark), shot.viewport(), shot.highlight());

        assertTrue(Files.size(file) > 200, file + " is empty");
    }
}
