package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Every view by the keyboard alone.
class KeyboardJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @TestFactory
    Stream<DynamicTest> theGrammarOfKeysHoldsInEveryView(FxRobot robot) {
        open.open("sentiment");
        Step opened = fx(() -> open.window.workbench().history().current());
        return Stream.of(ViewKind.values())
                .map(view -> dynamicTest(view.name(), () -> {
                    fx(() -> {
                        open.window.workbench().goTo(opened);
                        return null;
                    });
                    open.settle();
                    theGrammarOfKeysHoldsIn(view, robot);
                }));
    }

    private void theGrammarOfKeysHoldsIn(ViewKind view, FxRobot robot) {
        Workbench workbench = open.window.workbench();
        focusChips(robot);
        if (view == ViewKind.DIFFERENCE) {
            robot.push(KeyCode.B);
            fx(() -> {
                workbench.execute(Commands.type("text", "x", draft -> draft.withText("I think this old film is bad.")));
                return null;
            });
            open.settle();
            focusChips(robot);
        }
        robot.push(KeyCode.values()[KeyCode.DIGIT1.ordinal() + view.ordinal()]);
        open.settle();
        assertEquals(view, fx(() -> workbench.state().view()));
        String id = "#" + (view == ViewKind.HEAD ? "head-lines" : view.name().toLowerCase(Locale.ROOT));
        FigureCanvas canvas = robot.lookup(id).queryAs(FigureCanvas.class);
        fx(() -> {
            canvas.requestFocus();
            return null;
        });

        robot.push(KeyCode.DOWN);
        Target first = fx(() -> workbench.hoverProperty().get());
        assertNotNull(first, "an arrow points at nothing");
        assertFalse(open.read(robot, id + "-readout").isBlank());
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.DOWN);
        Target second = fx(() -> workbench.hoverProperty().get());
        assertFalse(first.equals(second), "arrows do not move on");

        robot.push(KeyCode.P);
        open.settle();
        List<Target> pinned = fx(() -> workbench.state().selection().pins());
        assertEquals(List.of(second), pinned);
        robot.push(KeyCode.ESCAPE);
        open.settle();
        assertEquals(List.of(), fx(() -> workbench.state().selection().pins()));

        robot.push(KeyCode.PAGE_UP);
        robot.push(KeyCode.CLOSE_BRACKET);
        open.settle();
        assertEquals(
                List.of(1, 1),
                fx(() -> List.of(
                        workbench.state().selection().layer(),
                        workbench.state().selection().head())));
        robot.push(KeyCode.PAGE_DOWN);
        robot.push(KeyCode.OPEN_BRACKET);
        open.settle();
        assertEquals(0, fx(() -> workbench.state().selection().layer()));

        fx(() -> {
            canvas.viewportProperty().set(Viewport.FIT.zoomed(2, 0.5, 0.5));
            canvas.requestFocus();
            return null;
        });
        robot.push(KeyCode.DIGIT0);
        assertEquals(Viewport.FIT, fx(() -> canvas.viewportProperty().get()));

        var baseline = fx(() -> workbench.state().baseline());
        robot.push(KeyCode.B);
        open.settle();
        assertNotEquals(baseline, fx(() -> workbench.state().baseline()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals(baseline, fx(() -> workbench.state().baseline()));

        robot.push(KeyCode.G);
        open.settle();
        assertTrue(open.sees(robot, id + "-table")
                && robot.lookup(id + "-table").query().isFocused());
        robot.push(KeyCode.G);
        open.settle();
        assertTrue(canvas.isFocused());
    }

    @Test
    void aTokenIsFoundByNameMaskedAndGivenBack(FxRobot robot) {
        open.open("sentiment");
        focusChips(robot);
        robot.push(KeyCode.F);
        robot.write("bad");
        robot.push(KeyCode.ENTER);
        open.settle();
        assertEquals(
                List.of(new Target.Token(Target.Side.KEY, 9)),
                fx(() -> open.window.workbench().state().selection().pins()));
        focusChips(robot);
        robot.push(KeyCode.M);
        open.settle();
        assertEquals(1, fx(() -> open.window.workbench().state().interventions().size()));
        robot.push(KeyCode.K);
        open.settle();
        assertEquals(2, fx(() -> open.window.workbench().state().interventions().size()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals(List.of(), fx(() -> open.window.workbench().state().interventions()));
    }

    @Test
    void enterPinsAndShiftEnterReachesFromThePinToTheCursor(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            open.window.workbench().execute(Commands.view(ViewKind.MATRIX));
            robot.lookup("#matrix").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        open.settle();
        assertEquals(
                List.of(new Target.Cell(0, 1), new Target.Cell(1, 0), new Target.Cell(1, 1), new Target.Cell(0, 0)),
                fx(() -> open.window.workbench().state().selection().pins()));
    }

    private void focusChips(FxRobot robot) {
        fx(() -> {
            robot.lookup("#chips").query().requestFocus();
            return null;
        });
    }
}
