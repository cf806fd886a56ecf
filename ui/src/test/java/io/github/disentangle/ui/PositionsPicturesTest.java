package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import java.io.IOException;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The ruler of positions, to look at in `target/screenshots`.
@Tag("pictures")
class PositionsPicturesTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void randomOrdersStandBesideTheRealOneAndNoNameIsCut(FxRobot robot) {
        open.open("nli");
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withDrawer(true));
            open.window.workbench().execute(Commands.intervene(Intervention.parse("insert gap 4 after token 6")));
            return null;
        });
        open.settle();
        robot.clickOn("#drawer-positions");
        robot.clickOn("#positions-shuffle");
        open.settle();
        assertTrue(open.read(robot, "#positions-order").contains("60 random orders"));
        assertTrue(open.sees(robot, "#order-strip"));
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (boolean small : List.of(false, true)) {
                open.arrange(theme, small ? 1000 : 1280, small ? 640 : 800);
                picture("ruler-" + theme + (small ? "-small" : ""));
            }
        }
        for (var node : robot.lookup(".position-chip").queryAll()) {
            var name = (Labeled) node;
            assertFalse(
                    fx(() -> name.lookup(".text") instanceof javafx.scene.text.Text shown
                            && shown.getText().endsWith("…")),
                    name::getText);
        }
    }
}
