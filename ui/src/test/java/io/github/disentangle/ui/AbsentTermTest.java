package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.theme.Palette;
import io.github.disentangle.ui.view.atlas.AtlasViewModel;
import io.github.disentangle.ui.view.atlas.AtlasViewModel.Mode;
import io.github.disentangle.ui.view.inspector.InspectorViewModel;
import io.github.disentangle.ui.view.matrix.MatrixViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A term the model does not have is no number, not even 0.
class AbsentTermTest {

    private final Desk desk = new Desk();
    private final AtlasViewModel atlas = new AtlasViewModel(desk.live);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_C2P", "WITHOUT_P2C"})
    void theAtlasNamesOnlyTheTermsOfTheModel(OddModel model) throws IOException {
        String absent = open(model);
        for (Mode mode : List.of(Mode.HEADS, Mode.TRIANGLE)) {
            atlas.mode().set(mode);
            Figure figure = atlas.figure().getValue();
            assertEquals(List.of("layer", "head"), names(figure).subList(0, 2));
            assertEquals(
                    0,
                    names(figure).stream().filter(name -> name.contains(absent)).count(),
                    mode.toString());
            assertEquals(
                    2,
                    names(figure).stream()
                            .filter(name -> name.startsWith("share"))
                            .count());
            String words = figure.layOut(new Frame(new Size(900, 700), new FigureTheme(Palette.day(), new Typefaces())))
                    .describe(new Target.Head(1, 1));
            assertEquals(2, Pattern.compile("\\d %").matcher(words).results().count(), words);
        }
        atlas.mode().set(Mode.DEPTH);
        assertEquals(
                Arrays.stream(Term.values())
                        .map(Term::key)
                        .filter(key -> !key.equals(absent))
                        .toList(),
                assertInstanceOf(
                                CurveFigure.class,
                                assertInstanceOf(
                                                LinkedFigure.class,
                                                atlas.figure().getValue())
                                        .figure())
                        .series()
                        .stream()
                        .map(CurveFigure.Series::name)
                        .toList());
    }

    @Test
    void aScoreOfOneTermHasNothingToShare() throws IOException {
        open(OddModel.ABSOLUTE);
        for (Mode mode : List.of(Mode.TRIANGLE, Mode.DEPTH)) {
            atlas.mode().set(mode);
            assertNull(atlas.figure().getValue());
            assertEquals(
                    "This model’s scores have one term only, content to content: there is nothing to share.",
                    atlas.obstacle().getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_C2P", "WITHOUT_P2C"})
    void theCellSaysThatATermIsNotThere(OddModel model) throws IOException {
        String absent = open(model);
        desk.workbench.execute(Commands.pin(new Target.Cell(2, 1)));
        var inspector = new InspectorViewModel(desk.workbench, desk.live);
        int place = Term.parse(absent).ordinal();
        assertEquals(
                "none",
                inspector.cell().getValue().orElseThrow().addends().get(place).text());
        assertEquals("none", inspector.details().getValue().orElseThrow().odds().get(place));
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_C2P", "WITHOUT_P2C"})
    void aMapChosenInAnotherModelIsSaidToBeAbsent(OddModel model) throws IOException {
        var matrix = new MatrixViewModel(desk.workbench, desk.live);
        desk.workbench.execute(Commands.show(
                model == OddModel.WITHOUT_C2P ? AttentionMap.CONTENT_TO_POSITION : AttentionMap.POSITION_TO_CONTENT));
        String absent = open(model);
        assertEquals(
                "This model’s scores have no " + absent + " term: choose another map.",
                matrix.obstacle().getValue());
        desk.workbench.execute(Commands.show(AttentionMap.CONTENT_TO_CONTENT));
        assertEquals("", matrix.obstacle().getValue());
    }

    private String open(OddModel model) throws IOException {
        desk.opener.open(model.madeIn(folder));
        desk.workbench.execute(Commands.view(ViewKind.ATLAS));
        return model == OddModel.WITHOUT_C2P ? "c2p" : "p2c";
    }

    private static List<String> names(Figure figure) {
        return figure.listing().orElseThrow().columns().stream()
                .map(Listing.Column::name)
                .toList();
    }
}
