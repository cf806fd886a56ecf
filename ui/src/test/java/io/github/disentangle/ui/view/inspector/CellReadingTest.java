package io.github.disentangle.ui.view.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.state.Commands;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellReadingTest {

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "sentiment-v3", "sentiment-unshared"})
    void theNumbersOfEveryCellAddUp(String model) {
        var desk = new Desk().open(model);
        desk.workbench.execute(Commands.lookAt(2, 1));
        HeadReading head = desk.live.head().value();
        int length = head.analysis().encoding().length();
        for (int query = 0; query < length; query++) {
            double sum = 0;
            int firsts = 0;
            for (int key = 0; key < length; key++) {
                var cell = CellReading.of(head, new Target.Cell(query, key));
                BigDecimal written = cell.addends().stream()
                        .map(addend -> read(addend.text()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(0, written.compareTo(read(cell.score())), cell.toString());
                sum += Math.exp(cell.scoreValue());
                firsts += cell.rank() == 1 ? 1 : 0;
                assertEquals(query - key, cell.distance());
            }
            assertEquals(1, firsts);
            for (int key = 0; key < length; key++) {
                var cell = CellReading.of(head, new Target.Cell(query, key));
                assertEquals(Math.exp(cell.scoreValue()) / sum, cell.probability(), 1e-5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 11})
    void hoverComesBeforeThePin(int hovered) {
        var desk = new Desk().open("sentiment");
        var model = new InspectorViewModel(desk.workbench, desk.live);
        assertTrue(model.cell().getValue().isEmpty());
        desk.workbench.execute(Commands.pin(new Target.Cell(9, 1)));
        assertEquals("bad", model.cell().getValue().orElseThrow().query());
        desk.workbench.hoverProperty().set(new Target.Cell(hovered, hovered));
        assertEquals(0, model.cell().getValue().orElseThrow().distance());
        desk.workbench.hoverProperty().set(null);
        assertEquals("bad", model.cell().getValue().orElseThrow().query());
        desk.workbench.execute(Commands.type("text", "Bad.", draft -> draft.withText("Bad.")));
        assertTrue(model.cell().getValue().isEmpty(), "the pinned cell is not there in a shorter text");
    }

    private static BigDecimal read(String written) {
        return new BigDecimal(written.replace('−', '-'));
    }
}
