package io.github.disentangle.ui.view.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import org.junit.jupiter.api.Test;

class DifferenceViewModelTest {

    private final Desk desk = new Desk().open("sentiment");
    private final DifferenceViewModel model = new DifferenceViewModel(desk.workbench, desk.live, desk.pinned);

    @Test
    void thePresentMapLessThePinnedOne() {
        assertNull(model.figure().getValue());
        assertTrue(!model.obstacle().getValue().isBlank());
        var before = desk.live.head().value().attention().probability();
        desk.workbench.execute(Baselines.pin(desk.live));
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c in head 0.0")));
        var after = desk.live.head().value().attention().probability();
        var shown = (MatrixFigure) model.figure().getValue();
        assertEquals(after.get(4, 2) - before.get(4, 2), shown.values().get(4, 2));
        assertEquals("", model.obstacle().getValue());
    }

    @Test
    void tokensOfOneTextOnlyAreMarked() {
        desk.workbench.execute(Baselines.pin(desk.live));
        desk.workbench.execute(Commands.type("text", "x", draft -> draft.withText("I think this film is bad.")));
        var shown = (MatrixFigure) model.figure().getValue();
        assertEquals("− don", shown.queries().text(2));
        assertTrue(Float.isNaN(shown.values().get(2, 2)));
        assertEquals(12, shown.keys().length());
    }
}
