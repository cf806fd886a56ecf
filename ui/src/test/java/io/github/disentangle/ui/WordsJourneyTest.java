package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The way of a person who reads words, not pieces.
class WordsJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void aWordIsPointedAtPinnedAndFoundAgainAmongThePieces(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#granularity-true");
        open.settle();
        robot.clickOn(open.place(robot, "#matrix", new Target.Cell(2, 9)));
        String words = open.settle().read(robot, "#matrix-readout");
        assertTrue(words.startsWith("from don't to bad., "), words);
        assertEquals(
                List.of(new Target.Cell(2, 9)),
                fx(() -> open.window.workbench().state().selection().pins()));
        robot.clickOn("#granularity-false");
        String pieces = open.settle().read(robot, "#matrix-readout");
        assertTrue(pieces.startsWith("from don to bad, "), pieces);
        assertFalse(words.substring(words.indexOf(", ")).equals(pieces.substring(pieces.indexOf(", "))));
    }

    @Test
    void aDragOverWordsMarksAllTheirPieces(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#granularity-true");
        open.settle();
        List<Target> pieces = fx(() -> {
            List<Target> all = new ArrayList<>();
            for (int query = 0; query < 2; query++) {
                for (int key = 2; key < 6; key++) {
                    all.add(new Target.Cell(query, key)); // [CLS] I × don't think
                }
            }
            return all;
        });
        robot.drag(open.place(robot, "#matrix", new Target.Cell(0, 5)));
        robot.dropTo(open.place(robot, "#matrix", new Target.Cell(1, 2)));
        open.settle();
        List<Target> pins = fx(() -> open.window.workbench().state().selection().pins());
        assertEquals(Set.copyOf(pieces), Set.copyOf(pins));
        assertEquals(new Target.Cell(0, 5), pins.getLast());
    }

    @Test
    @Tag("pictures")
    void picturesOfWords() {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (ViewKind view : List.of(
                    ViewKind.MATRIX,
                    ViewKind.TERMS,
                    ViewKind.HEAD,
                    ViewKind.FLOW,
                    ViewKind.EVIDENCE,
                    ViewKind.HIDDEN)) {
                fx(() -> {
                    open.window.workbench().wordsProperty().set(true);
                    open.window.workbench().execute(Commands.lookAt(2, 1));
                    open.window.workbench().execute(Commands.view(view));
                    return null;
                });
                boolean small = theme == ThemeChoice.DARK;
                open.arrange(theme, small ? 1000 : 1280, small ? 640 : 800);
                picture("words-" + view + "-" + theme);
            }
        }
    }
}
