package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Models at the edge of the family, texts at the edge of what can be read: every view shows a picture or says in a
/// sentence why it has none.
class OddModelJourneyTest extends Journey {

    private static final List<OddModel> SOUND =
            List.of(OddModel.SMALLEST, OddModel.WITHOUT_C2P, OddModel.ABSOLUTE, OddModel.HEADLESS, OddModel.UNMARKED);

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void everyViewShowsAPictureOrSaysWhyNot(FxRobot robot, @TempDir Path folder) throws IOException {
        for (OddModel model : SOUND) {
            open(model.madeIn(folder));
            String usual = "This film is not bad.";
            for (String text : model == OddModel.UNMARKED ? List.of("a", usual) : List.of(usual)) {
                type(text);
                for (ViewKind view : ViewKind.values()) {
                    show(view);
                    String where = model + " “" + text + "” " + view;
                    assertFalse(open.sees(robot, "#banner"), () -> where + ": " + open.read(robot, "#banner-text"));
                    assertTrue(
                            pictures(robot) == 1 || hints(robot) == 1,
                            where + ": " + pictures(robot) + " pictures, " + hints(robot) + " hints");
                }
            }
        }
    }

    @Test
    void weightsThatAreNoNumbersAreSaidAndAnEmptyTextAsksForOne(FxRobot robot, @TempDir Path folder)
            throws IOException {
        show(ViewKind.MATRIX);
        open(OddModel.DAMAGED.madeIn(folder));
        assertTrue(open.sees(robot, "#banner"));
        String sentence = open.read(robot, "#banner-text");
        assertTrue(sentence.contains("NaN") && !sentence.contains("Exception"), sentence);
        assertFalse(robot.lookup("Type something to see what the model says.")
                .tryQuery()
                .isPresent());
        open(OddModel.SMALLEST.madeIn(folder));
        assertFalse(open.sees(robot, "#banner"), "it is no longer so");
        assertNotEquals(0, pictures(robot));
        type("");
        assertEquals(0, pictures(robot));
        assertTrue(robot.lookup("Type a sentence above.").tryQuery().isPresent());
    }

    private void open(Path folder) {
        fx(() -> {
            open.window.open(folder);
            return null;
        });
        open.settle();
    }

    private void show(ViewKind view) {
        fx(() -> {
            open.window.workbench().execute(Commands.view(view));
            return null;
        });
        open.settle();
    }

    private void type(String text) {
        fx(() -> {
            open.window.workbench().execute(Commands.type("text", text, draft -> draft.withText(text)));
            return null;
        });
        open.settle();
    }

    private long pictures(FxRobot robot) {
        List<String> names =
                List.of("matrix", "terms", "head-lines", "atlas", "evidence", "flow", "kernel", "hidden", "difference");
        return robot
                .lookup((Node node) -> node instanceof FigureCanvas && names.contains(node.getId()))
                .queryAll()
                .stream()
                .filter(node -> open.sees(robot, "#" + node.getId()))
                .count();
    }

    private long hints(FxRobot robot) {
        return robot.lookup(".empty").queryAll().stream()
                .filter(OddModelJourneyTest::shown)
                .count();
    }

    private static boolean shown(Node node) {
        return fx(() -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }
}
