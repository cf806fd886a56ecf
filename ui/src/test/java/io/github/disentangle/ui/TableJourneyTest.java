package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The way of a person who reads figures as tables.
class TableJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @TestFactory
    Stream<DynamicTest> everyFigureIsReadAsATableByKeys(FxRobot robot) {
        open.open("sentiment");
        fx(() -> {
            open.window.workbench().execute(Baselines.pin(open.window.live()));
            return null;
        });
        return Stream.of(ViewKind.values())
                .map(view -> dynamicTest(view.name(), () -> isReadAsATableByKeys(view, robot)));
    }

    private void isReadAsATableByKeys(ViewKind view, FxRobot robot) {
        fx(() -> {
            open.window.workbench().execute(Commands.view(view));
            return null;
        });
        open.settle();
        String canvas = canvas(view);
        fx(() -> {
            robot.lookup(canvas).query().requestFocus();
            return null;
        });
        robot.push(KeyCode.G);
        open.settle();
        assertFalse(open.sees(robot, canvas));
        var table = robot.lookup(canvas + "-table").queryAs(TableView.class);
        assertTrue(fx(table::isFocused));
        assertTrue(fx(() -> table.getItems().size()) > 1);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        Target pointed = fx(() -> open.window.workbench().hoverProperty().get());
        assertTrue(pointed != null, "the cursor points at nothing");
        if (view != ViewKind.ATLAS) { // there Enter opens the head
            robot.push(KeyCode.ENTER);
            assertEquals(
                    List.of(pointed),
                    fx(() -> open.window.workbench().state().selection().pins()));
        }
        open.settle();
        robot.push(KeyCode.G);
        open.settle();
        assertFalse(open.sees(robot, canvas + "-table"));
    }

    @Test
    void theStrongestCellIsFoundBySortingPinnedAndCopied(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#matrix-tabular");
        open.settle();
        var table = robot.lookup("#matrix-table").queryAs(TableView.class);
        fx(() -> {
            robot.lookup("#matrix-table-order")
                    .<javafx.scene.control.ComboBox<?>>query()
                    .getSelectionModel()
                    .selectLast();
            table.requestFocus();
            table.getSelectionModel().selectFirst();
            return null;
        });
        robot.push(KeyCode.ENTER);
        open.settle();
        List<Target> pins = fx(() -> open.window.workbench().state().selection().pins());
        assertEquals(1, pins.size());
        assertTrue(pins.getFirst() instanceof Target.Cell, pins.toString());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        String[] copied = open.copied.toString().split("\n");
        assertEquals(2, copied.length);
        assertEquals("query\tquery #\tkey\tkey #\tprobability", copied[0]);
        robot.clickOn("#matrix-tabular");
        open.settle();
        assertTrue(open.sees(robot, "#matrix"));
        assertTrue(open.read(robot, "#matrix-readout").startsWith("from "));
    }

    @Test
    @Tag("pictures")
    void picturesOfTables() {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (ViewKind view : List.of(ViewKind.MATRIX, ViewKind.TERMS, ViewKind.ATLAS, ViewKind.FLOW)) {
                fx(() -> {
                    open.window.workbench().tabularProperty().set(true);
                    open.window.workbench().execute(Commands.view(view));
                    open.window.workbench().execute(Commands.pin(new Target.Cell(0, 4)));
                    return null;
                });
                boolean small = view == ViewKind.TERMS;
                open.arrange(theme, small ? 1000 : 1280, small ? 640 : 800);
                picture("table-" + view + "-" + theme);
            }
        }
    }

    private static String canvas(ViewKind view) {
        return "#" + (view == ViewKind.HEAD ? "head-lines" : view.name().toLowerCase(Locale.ROOT));
    }
}
