package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import java.io.IOException;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Pictures of the instruments to look at, in `target/screenshots`.
@Tag("pictures")
class InstrumentPicturesTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void interventionsBaselineAndMixer(FxRobot robot) {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.arrange(theme, 1280, 800);
            fx(() -> {
                open.window.workbench().execute(Baselines.pin(open.window.live()));
                for (String phrase : List.of(
                        "mute p2c",
                        "scale c2c by 0.75",
                        "mute head 2.1",
                        "cut 4>7 in head 3.2",
                        "place token 4 at 9")) {
                    open.window.workbench().execute(Commands.intervene(Intervention.parse(phrase)));
                }
                open.window.preferences().set(open.window.preferences().get().withDrawer(true));
                return null;
            });
            picture("interventions-" + theme);
            for (String tab : List.of("jobs", "log", "history")) {
                robot.clickOn("#drawer-" + tab);
                picture("drawer-" + tab + "-" + theme);
            }
        }
        open.arrange(ThemeChoice.LIGHT, 900, 600);
        picture("interventions-small");
    }

    @Test
    void explanationsAndCards(FxRobot robot) {
        fx(() -> {
            robot.lookup("#shapley-fold").<Button>query().fire();
            return null;
        });
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.open("sentiment");
            open.arrange(theme, 1280, 1480);
            fx(() -> {
                open.window.workbench().execute(Commands.lookAt(2, 1));
                open.window.workbench().execute(Commands.pin(new Target.Cell(4, 2)));
                return null;
            });
            picture("explain-sentiment-" + theme);
            fx(() -> {
                robot.lookup(".side").<ScrollPane>query().setVvalue(1);
                return null;
            });
            picture("cards-sentiment-" + theme);
        }
    }

    @Test
    void comparisonAndPositions(FxRobot robot) {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.open("nli");
            open.arrange(theme, 1280, 800);
            fx(() -> {
                var workbench = open.window.workbench();
                workbench.execute(Commands.lookAt(2, 1));
                workbench.execute(Baselines.pin(open.window.live()));
                workbench.execute(Commands.type("second", "x", draft -> draft.withSecond("The cat chased a big dog.")));
                return null;
            });
            open.settle();
            robot.push(KeyCode.ESCAPE);
            robot.clickOn("#compare");
            picture("compare-" + theme);
            robot.clickOn("#view-difference");
            picture("difference-" + theme);
            robot.clickOn("#compare");
            fx(() -> {
                open.window.workbench().execute(Commands.intervene(Intervention.parse("insert gap 4 after token 6")));
                open.window.workbench().execute(Commands.intervene(Intervention.parse("place token 3 at 9")));
                open.window.preferences().set(open.window.preferences().get().withDrawer(true));
                return null;
            });
            robot.clickOn("#drawer-positions");
            picture("positions-" + theme);
            fx(() -> {
                open.window.preferences().set(open.window.preferences().get().withDrawer(false));
                return null;
            });
        }
    }
}
