package io.github.disentangle.ui.view.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.ui.figure.FlowFigure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowViewModelTest {

    private final Desk desk = new Desk();
    private final FlowViewModel flow = new FlowViewModel(desk.workbench, desk.live);

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "qa", "ner", "fill-mask", "multiple-choice", "backbone", "nli"})
    void everyModelHasAFlow(String model) {
        desk.open(model).workbench.execute(Commands.view(ViewKind.FLOW));
        for (Mixing mixing : FlowViewModel.MIXINGS) {
            flow.mixing().set(mixing);
            assertEquals(1, total(0), 1e-4);
            assertFalse(flow.note().getValue().isBlank());
        }
    }

    @Test
    void aPinnedTokenIsFollowedInsteadOfTheAnswer() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.FLOW));
        assertEquals(1, figure().nodes().get(4, 0), "the label is read from the first token");
        desk.workbench.execute(Commands.pin(new Target.State(1, 5)));
        assertEquals(0, figure().nodes().get(4, 0));
        assertEquals(1, figure().nodes().get(4, 5));
    }

    @Test
    void theThresholdLeavesNumbersAlone() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.FLOW));
        flow.threshold().set(1);
        assertEquals(1, total(2), 1e-4);
        assertEquals(1.0, figure().threshold());
    }

    private double total(int state) {
        double sum = 0;
        for (int token = 0; token < figure().tokens().length(); token++) {
            sum += figure().nodes().get(state, token);
        }
        return sum;
    }

    private FlowFigure figure() {
        return (FlowFigure) flow.figure().getValue();
    }
}
