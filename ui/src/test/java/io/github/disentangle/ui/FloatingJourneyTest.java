package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.Preset;
import java.io.IOException;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Panels and views in windows of their own, and the keys that work in all of them.
class FloatingJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void aPanelLeavesTheWindowAndComesBackToItsPlace(FxRobot robot) {
        open.open("sentiment");
        Parent column = parent(robot, "#explain");
        int place = place(column, "explain");
        robot.clickOn("#explain-apart");
        open.settle();
        Window apart = windowOf(robot, "#explain");
        assertNotEquals(open.stage, apart);
        assertEquals(Set.of(Panel.EXPLAIN), floating());
        assertTrue(open.sees(robot, "#explain-apart-back"));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        open.settle();
        assertEquals(open.stage, windowOf(robot, "#explain"));
        assertEquals(column, parent(robot, "#explain"));
        assertEquals(place, place(column, "explain"));
        assertEquals(Set.of(), floating());
        assertEquals(1, fx(() -> Window.getWindows().size()));
    }

    @Test
    void aPanelApartStaysAliveAndIsBroughtBackFromItsPlace(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#prediction-apart");
        open.settle();
        Node list = robot.lookup("#prediction").query();
        String before = fx(() -> words(list));
        fx(() -> {
            windowOf(robot, "#prediction").setX(1290);
            open.stage.requestFocus();
            return null;
        });
        robot.clickOn("#field-text").write(" Awful, boring, bad.");
        open.settle();
        assertNotEquals(before, fx(() -> words(list)));
        robot.clickOn("#prediction-apart-back");
        open.settle();
        assertEquals(open.stage, windowOf(robot, "#prediction"));
    }

    @Test
    void panelsLeaveByMenuPaletteAndContextMenu(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("explain move").push(KeyCode.ENTER);
        open.settle();
        assertEquals(Set.of(Panel.EXPLAIN), floating());
        fx(() -> {
            windowOf(robot, "#explain").hide();
            return null;
        });
        assertEquals(Set.of(), floating());
        robot.rightClickOn("#prediction .heading").clickOn("Prediction: move to a window of its own");
        open.settle();
        assertEquals(Set.of(Panel.PREDICTION), floating());
        fx(() -> {
            windowOf(robot, "#prediction").hide();
            return null;
        });
        robot.clickOn("View").clickOn("#panelsMenu").clickOn("#drawer-apart-item");
        open.settle();
        assertEquals(Set.of(Panel.DRAWER), floating());
        assertNotEquals(open.stage, windowOf(robot, "#drawer-history"));
    }

    @Test
    void panelsApartAreRememberedWithTheirPlaceForEachPreset(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#inspector-apart");
        open.settle();
        fx(() -> {
            Window apart = windowOf(robot, "#inspector");
            apart.setX(40);
            apart.setWidth(420);
            return null;
        });
        fx(() -> {
            open.stage.hide();
            return null;
        });
        assertEquals(
                420, open.remembered().panels().floating().get(Panel.INSPECTOR).width());
        open.close();
        fx(() -> open = OpenWindow.ofNewcomer(open.stage, home, 1280, 800)).open("sentiment");
        Window apart = windowOf(robot, "#inspector");
        assertNotEquals(open.stage, apart);
        assertEquals(40, fx(apart::getX));
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withPreset(Preset.COMPARE));
            return null;
        });
        open.settle();
        assertEquals(open.stage, windowOf(robot, "#inspector"), "the other preset has its panels in place");
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withPreset(Preset.EXPLORE));
            return null;
        });
        open.settle();
        assertNotEquals(open.stage, windowOf(robot, "#inspector"));
    }

    @Test
    void keysWorkInEveryWindow(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#view-atlas");
        open.settle();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        open.settle();
        Window apart = windowOf(robot, "#atlas");
        assertTrue(open.sees(robot, "#model-nli"));
        press(robot, "#atlas", KeyCode.B, true);
        open.settle();
        assertFalse(open.sees(robot, "#model-nli"), "the menu's keys work in a window without menus");
        press(robot, "#atlas", KeyCode.DIGIT2, false);
        open.settle();
        assertTrue(open.sees(robot, "#terms"));
        TextInputControl field = robot.lookup("#field-text").queryAs(TextInputControl.class);
        press(robot, "#field-text", KeyCode.A, true);
        assertEquals(fx(field::getText), fx(field::getSelectedText), "Ctrl A belongs to the field that is typed in");
        String text = fx(field::getText);
        press(robot, "#atlas", KeyCode.A, true);
        assertEquals(text, fx(field::getText));
        assertTrue(fx(apart::isShowing));
    }

    /// As a person presses a key in the window a node is in. The robot's keys go to the window shown last.
    private static void press(FxRobot robot, String query, KeyCode code, boolean control) {
        Node node = robot.lookup(query).query();
        fx(() -> {
            node.requestFocus();
            Node focused = node.getScene().getFocusOwner();
            for (var type : java.util.List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                focused.fireEvent(new KeyEvent(type, "", "", code, false, control, false, false));
            }
            return null;
        });
    }

    private Set<Panel> floating() {
        return fx(() -> open.window.preferences().get().panels().floating().keySet());
    }

    private static Window windowOf(FxRobot robot, String query) {
        return robot.lookup(query).query().getScene().getWindow();
    }

    private static Parent parent(FxRobot robot, String query) {
        return robot.lookup(query).query().getParent();
    }

    private static int place(Parent column, String id) {
        return column.getChildrenUnmodifiable().stream()
                .map(Node::getId)
                .toList()
                .indexOf(id);
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        if (node instanceof javafx.scene.control.Label label) {
            words.append(label.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(words(child)));
        }
        return words.toString();
    }
}
