package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The frame as a person uses it: preferences, presets, panels, windows beside the first, by mouse and keyboard.
class ShellJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        openAsNewcomer(stage);
    }

    @Test
    void preferencesAreAppliedAtOnceAndRemembered(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        assertTrue(open.sees(robot, "#wish-theme-dark"));
        robot.clickOn("#wish-theme-dark").clickOn("#wish-motion");
        robot.clickOn("#wish-size").push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        open.settle();
        Preferences kept = open.remembered();
        assertEquals(ThemeChoice.DARK, kept.theme());
        assertTrue(kept.reducedMotion());
        assertEquals(fx(() -> open.window.preferences().get()), kept);
        assertEquals(Math.round(100 * kept.fontScale()) + " %", open.read(robot, "#wish-size-words"));
        assertEquals(2, fx(() -> Window.getWindows().size()), "the window beside does not block the first");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        assertEquals(2, fx(() -> Window.getWindows().size()), "asked for again, it comes to the front");
        robot.clickOn("#wish-reset");
        assertEquals(
                ThemeChoice.SYSTEM, fx(() -> open.window.preferences().get().theme()));
        robot.clickOn("#wish-reset-back");
        assertEquals(kept, fx(() -> open.window.preferences().get()));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertFalse(open.sees(robot, "#wish-reset"));
    }

    @Test
    void weightsAndTokenizerReopenTheModelWhereItStands(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.K);
        var state = fx(() -> open.window.workbench().state());
        var before = fx(() -> open.window.live().model().get());
        fx(() -> {
            var wishes = open.window.preferences().get();
            open.window
                    .preferences()
                    .set(wishes.withRunning(wishes.running()
                            .withWeights(WeightFormat.INT8)
                            .withTokenizer(Optional.of(TokenizerMode.V5))));
            return null;
        });
        open.settle();
        var after = fx(() -> open.window.live().model().get());
        assertNotEquals(before, after);
        assertEquals(TokenizerMode.V5, fx(() -> after.tokenizer().mode()));
        assertEquals(state, fx(() -> open.window.workbench().state()));
        assertTrue(open.read(robot, "#label-POSITIVE").startsWith("POSITIVE"));
    }

    @Test
    void presetsArrangeTheWindowAndLoseNothing(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.ESCAPE);
        double size = fx(() -> open.window.preferences().get().textScale());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        open.settle();
        assertFalse(open.sees(robot, "#model-nli"));
        assertTrue(fx(() -> open.window.preferences().get().textScale()) > size);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        open.settle();
        assertTrue(open.sees(robot, "#halves") && open.sees(robot, "#pinned-matrix"));
        robot.clickOn("#field-text").push(KeyCode.CONTROL, KeyCode.A).write("Bad.");
        open.settle();
        assertEquals("I don't think this film is bad.", open.read(robot, "#pinned-text"));
        robot.clickOn("#swap");
        open.settle();
        assertEquals("Bad.", open.read(robot, "#pinned-text"));
        assertEquals("I don't think this film is bad.", open.read(robot, "#field-text"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        open.settle();
        assertTrue(open.sees(robot, "#model-nli"));
        assertFalse(open.sees(robot, "#halves"));
        assertEquals(Preset.EXPLORE, open.remembered().preset());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("teach").push(KeyCode.ENTER);
        assertEquals(Preset.TEACH, fx(() -> open.window.preferences().get().preset()));
    }

    @Test
    void panelsAreDraggedFoldedAndRemembered(FxRobot robot) {
        open.open("sentiment");
        Point2D border = border(robot, "#rail", true);
        robot.drag(border, MouseButton.PRIMARY).dropTo(border.getX() + 80, border.getY());
        open.settle();
        double width = open.remembered().panels().railWidth();
        assertEquals(296, width, 4);
        robot.doubleClickOn(border(robot, "#rail", true));
        open.settle();
        assertFalse(open.sees(robot, "#model-nli"));
        assertFalse(open.remembered().panels().rail());
        robot.clickOn("#railButton");
        open.settle();
        assertTrue(open.sees(robot, "#model-nli"));
        assertEquals(
                width, fx(() -> robot.lookup("#rail").query().getLayoutBounds().getWidth()), 2);
        robot.clickOn("#sideButton");
        assertFalse(open.sees(robot, "#prediction"));
        robot.clickOn("#sideButton").clickOn("#drawerButton");
        assertTrue(open.sees(robot, "#prediction") && open.sees(robot, "#history"));
    }

    @Test
    void inANarrowWindowModelsCanStillBeHad(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            open.stage.setWidth(900);
            return null;
        });
        open.settle();
        assertFalse(open.sees(robot, "#model-nli"));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        open.settle();
        assertTrue(open.sees(robot, "#model-nli"));
        robot.push(KeyCode.CONTROL, KeyCode.B);
        open.settle();
        assertFalse(open.sees(robot, "#model-nli"));
    }

    @Test
    void aViewMovesToItsOwnWindowAndBack(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#view-atlas");
        open.settle();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        open.settle();
        assertTrue(open.sees(robot, "#apart-back"));
        assertEquals(2, fx(() -> Window.getWindows().size()));
        Window apart = windowOf(robot, "#atlas");
        assertNotEquals(open.stage, apart);
        fx(() -> {
            apart.setX(1290);
            open.stage.requestFocus();
            return null;
        });
        robot.clickOn("#view-matrix");
        // no Ctrl A: the headless robot presses keys in the window shown last, wherever the click was
        robot.clickOn("#field-text").write("Bad.");
        open.settle();
        assertTrue(open.sees(robot, "#matrix"));
        assertTrue(open.read(robot, "#field-text").endsWith("Bad."), "what is typed goes on where it was");
        robot.clickOn("#view-atlas").clickOn("#apart-back");
        open.settle();
        assertEquals(open.stage, windowOf(robot, "#atlas"));
        assertEquals(1, fx(() -> Window.getWindows().size()));
    }

    @Test
    void theHintForNewcomersStaysAwayOncePutAway(FxRobot robot) {
        assertTrue(open.sees(robot, "#first-hint"));
        robot.clickOn("#first-hint-close");
        assertFalse(open.sees(robot, "#first-hint"));
        assertTrue(open.remembered().welcomed());
    }

    @Test
    void theViewLookedAtLastComesBack(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#view-flow");
        open.settle();
        open.close();
        fx(() -> open = OpenWindow.ofNewcomer(open.stage, home, 1280, 800)).open("sentiment");
        assertEquals(ViewKind.FLOW, fx(() -> open.window.workbench().state().view()));
        assertTrue(open.sees(robot, "#flow"));
    }

    @Test
    void helpSaysWhatViewsAreNot(FxRobot robot) {
        robot.push(KeyCode.F1);
        assertTrue(robot.lookup("Point and pin").tryQuery().isPresent());
        long notes = fx(() -> robot.lookup(".paragraph").queryAll().size());
        assertTrue(notes > 20, notes + " paragraphs");
    }

    @Test
    void tabReachesEverythingOnceAndComesBack(FxRobot robot) {
        open.open("sentiment");
        Set<Node> wanted = fx(() -> Set.copyOf(robot.lookup((Node node) -> node.isFocusTraversable()
                        && !node.isDisabled()
                        && OpenWindow.seen(node)
                        && node.getScene() == open.window.scene())
                .queryAll()));
        Set<Node> reached = new LinkedHashSet<>();
        for (int count = 0; count < wanted.size() + 5; count++) {
            fx(() -> {
                var focused = open.window.scene().getFocusOwner();
                if (focused != null) {
                    focused.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
                } else {
                    open.window.focusInput();
                }
                return null;
            });
            reached.add(fx(() -> open.window.scene().getFocusOwner()));
        }
        var missed = new LinkedHashSet<>(wanted);
        missed.removeAll(reached);
        assertEquals(Set.of(), missed);
    }

    @Test
    void everythingThatTakesTheKeyboardHasANameInEveryWindow(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.CONTROL, KeyCode.J);
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        open.settle();
        for (ViewKind view : ViewKind.values()) {
            fx(() -> {
                open.window.workbench().execute(io.github.disentangle.ui.state.Commands.view(view));
                return null;
            });
            open.settle();
            assertEquals(List.of(), fx(() -> nameless(robot)), view.toString());
        }
    }

    private static List<String> nameless(FxRobot robot) {
        return robot.lookup((Node node) -> node.isFocusTraversable() && OpenWindow.seen(node)).queryAll().stream()
                .filter(node -> !OpenWindow.named(node) || node.getAccessibleRole() == null)
                .map(node -> node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass())
                .toList();
    }

    private static Window windowOf(FxRobot robot, String query) {
        return fx(() -> robot.lookup(query).query().getScene().getWindow());
    }

    /// A point on the border between a panel and the centre.
    private static Point2D border(FxRobot robot, String panel, boolean right) {
        return fx(() -> {
            Node node = robot.lookup(panel).query();
            SplitPane pane = robot.lookup("#columns").queryAs(SplitPane.class);
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            double x = right ? bounds.getMaxX() + 2 : bounds.getMinX() - 2;
            return new Point2D(x, pane.localToScreen(pane.getLayoutBounds()).getCenterY());
        });
    }
}
