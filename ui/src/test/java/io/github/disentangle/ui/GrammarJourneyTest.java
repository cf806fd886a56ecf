package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.GrammarTrial.Picture;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// One selection grammar in every picture of the window: hover, pin, range, toggle, brush, compare, menu, zoom, pan,
/// and all of it by keys; slips of the hand cost nothing.
class GrammarJourneyTest extends Journey {

    private static final List<Picture> PICTURES = List.of(
            new Picture("#matrix", ViewKind.MATRIX),
            new Picture("#terms", ViewKind.TERMS, "#terms-three"),
            new Picture("#terms", ViewKind.TERMS, "#terms-five"),
            new Picture("#head-lines", ViewKind.HEAD),
            new Picture("#atlas", ViewKind.ATLAS, "#atlas-heads"),
            new Picture("#atlas", ViewKind.ATLAS, "#atlas-triangle"),
            new Picture("#atlas", ViewKind.ATLAS, "#atlas-depth"),
            new Picture("#atlas", ViewKind.ATLAS, "#atlas-knock_out"),
            new Picture("#evidence", ViewKind.EVIDENCE),
            new Picture("#flow", ViewKind.FLOW),
            new Picture("#kernel", ViewKind.KERNEL, "#kernel-with"),
            new Picture("#kernel", ViewKind.KERNEL, "#kernel-alone"),
            new Picture("#hidden", ViewKind.HIDDEN, "#hidden-norms"),
            new Picture("#hidden", ViewKind.HIDDEN, "#hidden-tokens"),
            new Picture("#hidden", ViewKind.HIDDEN, "#hidden-layers"),
            new Picture("#hidden", ViewKind.HIDDEN, "#hidden-paths"),
            new Picture("#hidden", ViewKind.HIDDEN, "#hidden-lens"),
            new Picture("#difference", ViewKind.DIFFERENCE),
            new Picture("#matrix", ViewKind.MATRIX, "#granularity-true"),
            new Picture("#difference", ViewKind.DIFFERENCE, "#granularity-true"),
            new Picture("#evidence", ViewKind.EVIDENCE, "#evidence-distances"),
            new Picture("#chips", ViewKind.MATRIX),
            new Picture("#explanation", ViewKind.MATRIX),
            new Picture("#shapley-bars", ViewKind.MATRIX, "#shapley-fold"));

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 1200);
    }

    @TestFactory
    Stream<DynamicTest> oneGrammarHoldsInEveryPicture(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withDrawer(true));
            open.window.workbench().execute(Baselines.pin(open.window.live()));
            open.window
                    .workbench()
                    .execute(
                            Commands.type("text", "x", draft -> draft.withText("I don't think this old film is bad.")));
            return null;
        });
        open.settle();
        return PICTURES.stream()
                .map(picture -> dynamicTest(picture.toString(), () -> new GrammarTrial(open, picture, robot).run()));
    }

    @Test
    void anotherBranchOfTheHistoryIsReachedByKeys(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withDrawer(true));
            open.window.workbench().execute(Commands.intervene(Intervention.parse("mute c2p")));
            open.window.workbench().undo();
            open.window.workbench().execute(Commands.intervene(Intervention.parse("mute p2c")));
            return null;
        });
        open.settle();
        assertEquals("mute p2c", interventions());
        fx(() -> {
            robot.lookup("#history").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.UP).push(KeyCode.ENTER);
        open.settle();
        assertEquals("mute c2p", interventions());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals("", interventions());
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        open.settle();
        assertEquals("mute c2p", interventions(), "redo follows the branch visited last");
    }

    @Test
    void aChannelIsPinnedBesideItsCell(FxRobot robot) {
        open.open("sentiment");
        var cell = new Target.Cell(4, 2);
        var channel = new Target.Point(0, 3);
        fx(() -> {
            open.window.workbench().execute(Commands.pin(cell));
            return null;
        });
        open.settle();
        for (List<Target> expected : List.<List<Target>>of(List.of(cell, channel), List.of(cell))) {
            fx(() -> {
                FigureCanvas strips = robot.lookup("#cell-strips").query();
                var bounds = strips.figureLayout().orElseThrow().bounds(channel).orElseThrow();
                new Hand(strips).click(new Point2D(bounds.centreX(), bounds.centreY()));
                return null;
            });
            open.settle();
            assertEquals(
                    expected,
                    fx(() -> open.window.workbench().state().selection().pins()));
            assertTrue(open.sees(robot, "#cell-strips"), "the click takes its own picture away");
        }
    }

    private String interventions() {
        return fx(() -> open.window.workbench().state().interventions().stream()
                .map(Intervention::toString)
                .collect(Collectors.joining(", ")));
    }
}
