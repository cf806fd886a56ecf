package io.github.disentangle.ui.view.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.part.TermShapley;
import io.github.disentangle.ui.figure.BarsFigure;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapleyViewModelTest {

    private final Desk desk = new Desk().open("sentiment");
    private final ShapleyViewModel model = new ShapleyViewModel(desk.workbench, desk.live);

    @Test
    void barsAreTheSharesAndInteractionsOfTheChosenReach() {
        assertNull(model.figure().getValue(), "nobody looks");
        model.wanted().set(true);
        desk.workbench.execute(Commands.lookAt(2, 1));
        model.reach().set(MixerViewModel.Reach.HEAD);
        var subject = desk.live.logit().value().orElseThrow().subject();
        var expected = TermShapley.of(subject, Scope.ofHead(2, 1), false, Progress.NONE);
        BarsFigure figure = model.figure().getValue();
        assertEquals(
                List.of("c2c", "c2p", "p2c", "c2c × c2p", "c2c × p2c", "c2p × p2c", "c2c × c2p × p2c"),
                figure.bars().stream().map(BarsFigure.Bar::label).toList());
        assertEquals(
                expected.shares().getFirst().value(), figure.bars().getFirst().value());
    }
}
