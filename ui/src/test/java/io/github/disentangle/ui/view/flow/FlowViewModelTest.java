package io.github.disentangle.ui.view.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.ui.figure.FlowFigure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.util.List;
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
        flow.threshold().set(2);
        assertEquals(1, total(2), 1e-4);
        assertEquals(2.0 / figure().tokens().length(), figure().threshold());
    }

    /// A fixed share would leave a long text without lines.
    @Test
    void theThresholdFallsWithTheNumberOfTokens() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.FLOW));
        for (String text : List.of("Bad.", "Nobody knows why the film is long. ".repeat(20))) {
            desk.workbench.execute(Commands.type("text", "", draft -> draft.withText(text)));
            assertEquals(0.25 / figure().tokens().length(), figure().threshold());
            assertEquals(figure().threshold(), flow.least().getValue());
        }
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
