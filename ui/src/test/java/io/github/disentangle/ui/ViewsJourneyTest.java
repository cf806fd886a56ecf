package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.picture.HiddenPictures;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The ways of a person through the pictures of a whole model: atlas, evidence, flow, kernel and hidden states.
class ViewsJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void aHeadIsFoundInTheAtlasReadAndLeftAgain(FxRobot robot) {
        open.open("sentiment");
        show(robot, ViewKind.ATLAS);
        robot.moveTo(open.place(robot, "#atlas", new Target.Head(1, 2)));
        open.settle();
        String words = open.read(robot, "#atlas-readout");
        assertTrue(words.startsWith("layer 1, head 2, strongest "), words);
        assertTrue(words.contains("c2p "), words);
        robot.clickOn(open.place(robot, "#atlas", new Target.Head(1, 2)));
        open.settle();
        assertTrue(open.sees(robot, "#head-lines"));
        assertEquals(1, fx(() -> open.window.workbench().state().selection().layer()));
        assertEquals(2, fx(() -> open.window.workbench().state().selection().head()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertTrue(open.sees(robot, "#atlas"));
    }

    @Test
    void knockOutsAreEstimatedAndThenVerified(FxRobot robot) {
        open.open("sentiment");
        show(robot, ViewKind.ATLAS);
        robot.clickOn("#atlas-knock_out");
        open.settle();
        robot.moveTo(open.place(robot, "#atlas", new Target.Head(1, 2)));
        assertTrue(open.settle().read(robot, "#atlas-readout").startsWith("layer 1, head 2, estimated "));
        robot.clickOn("#atlas-verify");
        open.settle();
        assertTrue(robot.lookup("#atlas-verify").queryAs(Button.class).isDisabled());
        robot.moveTo(open.place(robot, "#atlas", new Target.Head(1, 2)));
        assertTrue(open.settle().read(robot, "#atlas-readout").startsWith("layer 1, head 2, verified "));
    }

    @Test
    void evidenceForAnAnswerIsReadByOneMethodAndThenAnother(FxRobot robot) {
        open.open("sentiment");
        show(robot, ViewKind.EVIDENCE);
        robot.moveTo(open.place(robot, "#evidence", new Target.Token(Target.Side.KEY, 9)));
        String words = open.settle().read(robot, "#evidence-readout");
        assertTrue(words.startsWith("bad ") && words.contains("running sum"), words);
        fx(() -> {
            robot.lookup("#evidence-method").<ComboBox<Method>>query().setValue(Method.OCCLUSION);
            return null;
        });
        open.settle();
        robot.moveTo(open.place(robot, "#evidence", new Target.Token(Target.Side.KEY, 9)));
        words = open.settle().read(robot, "#evidence-readout");
        assertTrue(words.startsWith("bad ") && !words.contains("running sum"), words);
        assertEquals(
                Method.OCCLUSION,
                fx(() -> robot.lookup("#explain-method")
                        .<ComboBox<Method>>query()
                        .getValue()));
    }

    @Test
    void aStateIsPinnedInOnePictureAndFollowedInAnother(FxRobot robot) {
        open.open("sentiment");
        show(robot, ViewKind.HIDDEN);
        robot.clickOn(open.place(robot, "#hidden", new Target.State(2, 5)));
        open.settle();
        show(robot, ViewKind.FLOW);
        robot.moveTo(open.place(robot, "#flow", new Target.State(4, 5)));
        String words = open.settle().read(robot, "#flow-readout");
        assertTrue(words.contains("100 % of what is read"), words);
    }

    @Test
    void everyPictureIsReachedByKeys(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            robot.lookup("#matrix").query().requestFocus();
            return null;
        });
        for (ViewKind view : ViewKind.values()) {
            robot.push(KeyCode.values()[KeyCode.DIGIT1.ordinal() + view.ordinal()]);
            open.settle();
            assertEquals(view, fx(() -> open.window.workbench().state().view()));
        }
    }

    @Test
    void aModelWithoutATaskSaysWhatItCannotShow(FxRobot robot) {
        open.open("backbone");
        show(robot, ViewKind.EVIDENCE);
        assertFalse(open.sees(robot, "#evidence"));
        assertTrue(robot.lookup("Evidence counts for the logit of an answer, and this model gives none.")
                .tryQuery()
                .isPresent());
        show(robot, ViewKind.HIDDEN);
        robot.clickOn("#hidden-lens");
        open.settle();
        assertFalse(open.sees(robot, "#hidden"));
        robot.clickOn("#" + HiddenPictures.Mode.PATHS.messageKey().replace('.', '-'));
        open.settle();
        assertTrue(open.sees(robot, "#hidden"));
    }

    private void show(FxRobot robot, ViewKind view) {
        robot.clickOn("#view-" + view.name().toLowerCase(java.util.Locale.ROOT));
        open.settle();
    }
}
