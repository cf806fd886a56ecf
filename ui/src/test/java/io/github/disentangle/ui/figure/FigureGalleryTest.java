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
