package io.github.disentangle.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.HeadlessScreen;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.fx.Pick;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class ListingTableTest {

    private static final int SIDE = 512;

    private final List<Target> pointed = new ArrayList<>();
    private final List<Pick> picked = new ArrayList<>();
    private ListingTable table;

    @Start
    void start(Stage stage) {
        table = new ListingTable(pointed::add, picked::add);
        stage.setScene(new Scene(table, 700, 500));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        table.show(listing());
    }

    @Test
    void aQuarterOfAMillionLinesAreSortedAndOnlyThoseInSightExist(FxRobot robot) {
        robot.interact(() -> table.sortBy(4, true));

        assertEquals(SIDE * SIDE, table.getItems().size());
        assertTrue(table.lookupAll(".table-row-cell").size() < 60);
        assertEquals(SIDE * SIDE - 1, table.getItems().getFirst());
        robot.interact(() -> table.goTo(new Target.Cell(0, 3)));
        assertEquals(3, table.getSelectionModel().getSelectedItem());
    }

    @Test
    void theCursorPointsAndEnterPins(FxRobot robot) {
        robot.interact(table::requestFocus);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);

        assertEquals(new Target.Cell(0, 2), pointed.getLast());
        assertEquals(new Pick(new Target.Cell(0, 2), Pick.Kind.RANGE, 0, 0), picked.getLast());
    }

    private static Listing listing() {
        float[] values = new float[SIDE * SIDE];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = cell;
        }
        return new MatrixFigure(
                        Caption.NONE,
                        Tensor.matrix("query", "key", SIDE, SIDE, values),
                        TokenAxis.numbered("query", "q", SIDE),
                        TokenAxis.numbered("key", "k", SIDE),
                        new Legend(ColourScale.sequential(SIDE * SIDE), "number", "all"))
                .listing()
                .orElseThrow();
    }
}
