package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Target;
import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A person changes the model while looking at it.
class InstrumentJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 1280);
    }

    @Test
    void mutingATermShowsWhatItDoesAtOnceAndUndoTakesItBack(FxRobot robot) {
        open.open("sentiment");
        String before = open.read(robot, "#logit");
        robot.clickOn("#mute-p2c");
        open.settle();
        assertEquals(List.of("mute p2c"), phrases());
        assertTrue(open.read(robot, "#intervention-effect").startsWith("POSITIVE: " + before + " → "));
        assertTrue(open.read(robot, "#intervention-effect").endsWith("✓"));
        assertTrue(open.read(robot, "#logit-change").startsWith("Δ "));
        assertEquals("0.00", open.read(robot, "#fader-value-p2c"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals(before, open.read(robot, "#logit"));
        assertEquals("1.00", open.read(robot, "#fader-value-p2c"));
        assertFalse(open.sees(robot, "#interventions"));
    }

    @Test
    void aRightClickCopiesAndCuts(FxRobot robot) {
        open.open("sentiment");
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(4, 7)));
        robot.clickOn("#menu-copy-value");
        assertTrue(open.copied.toString().startsWith("from t to film, "), open.copied.toString());
        open.copied.setLength(0);
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(4, 7)));
        robot.clickOn("#menu-copy-row");
        assertTrue(open.copied.toString().startsWith("query \\ key,[CLS],I,don,"), open.copied.toString());
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(4, 7)));
        robot.clickOn("#menu-copy-image");
        assertEquals(1, open.pictures.size());
        open.copied.setLength(0);
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(4, 7)));
        robot.clickOn("#menu-copy-command");
        assertTrue(
                open.copied.toString().endsWith("--view=matrix --layer=0 --head=0 --term=probability --out=figure.svg"),
                open.copied.toString());
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(4, 7)));
        robot.clickOn("cut “t” → “film”, head 0.0");
        open.settle();
        assertEquals(List.of("cut 4>7 in head 0.0"), phrases());
        robot.clickOn("#withdraw-0");
        open.settle();
        assertEquals(List.of(), phrases());
    }

    @Test
    void keysMaskKnockOutPinAndHoldAgainst(FxRobot robot) {
        open.open("sentiment");
        robot.moveTo(open.place(robot, "#matrix", new Target.Cell(1, 6)));
        robot.push(KeyCode.ESCAPE);
        robot.moveTo(open.place(robot, "#matrix", new Target.Cell(1, 7)));
        fx(() -> {
            robot.lookup("#matrix").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.P);
        assertEquals(List.of(new Target.Cell(1, 7)), pins());
        robot.push(KeyCode.K);
        open.settle();
        assertEquals(List.of("cut 1>7 in head 0.0"), phrases());
        robot.push(KeyCode.B);
        open.settle();
        assertTrue(open.read(robot, "#baseline-text").contains("with one change inside"));
        robot.moveTo(open.place(robot, "#chips", new Target.Token(Target.Side.QUERY, 9)));
        robot.push(KeyCode.M);
        open.settle();
        assertEquals(2, phrases().size());
        assertTrue(phrases().get(1).startsWith("replace token 9 by "), phrases().toString());
        robot.clickOn("#baseline-release");
        assertFalse(open.sees(robot, "#baseline-text"));
    }

    @Test
    void aDragAndAShiftClickPinWhatLiesBetween(FxRobot robot) {
        open.open("sentiment");
        robot.drag(open.place(robot, "#matrix", new Target.Cell(2, 3)), MouseButton.PRIMARY)
                .moveTo(open.place(robot, "#matrix", new Target.Cell(3, 4)))
                .dropTo(open.place(robot, "#matrix", new Target.Cell(3, 5)));
        assertEquals(6, pins().size());
        robot.push(KeyCode.K);
        open.settle();
        assertEquals(List.of("cut 2-3>3-5 in head 0.0"), phrases());
        robot.clickOn(open.place(robot, "#matrix", new Target.Cell(6, 6)));
        robot.moveTo(open.place(robot, "#matrix", new Target.Cell(8, 7)));
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertEquals(6, pins().size());
    }

    private List<String> phrases() {
        return fx(() -> open.window.workbench().state().interventions().stream()
                .map(Intervention::toString)
                .toList());
    }

    private List<Target> pins() {
        return fx(() -> open.window.workbench().state().selection().pins());
    }
}
