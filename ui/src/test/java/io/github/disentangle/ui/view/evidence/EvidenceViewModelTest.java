package io.github.disentangle.ui.view.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.WaterfallFigure;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceViewModelTest {

    private final Desk desk = new Desk();
    private final EvidenceViewModel evidence =
            new EvidenceViewModel(desk.workbench, desk.live, new Explanations(desk.live, 2));

    @Test
    void theRowsAddUpToTheWatchedLogit() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.EVIDENCE));
        WaterfallFigure waterfall = assertInstanceOf(WaterfallFigure.class, inner());
        assertEquals(desk.live.logit().value().orElseThrow().plain(), waterfall.end(), 1e-3);
        assertEquals(waterfall.completeness().sum(), waterfall.end(), 1e-3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LIME", "PARTITION_SHAP", "KEY_REMOVAL", "VALUE_ZEROING"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyMethodHasAPicture(Method method) {
        desk.open("sentiment");
        desk.workbench.execute(Commands.type("text", "Not bad.", draft -> draft.withText("Not bad.")));
        desk.workbench.execute(Commands.view(ViewKind.EVIDENCE));
        evidence.method().set(method);
        assertFalse(evidence.figure().getValue().summary().isBlank());
        assertFalse(evidence.note().getValue().isBlank());
        if (method == Method.POSITION_GRADIENTS) {
            assertTrue(evidence.countsDistances().getValue());
            evidence.distances().set(true);
            assertInstanceOf(CurveFigure.class, inner());
        }
    }

    @Test
    void aModelWithoutAHeadHasNoEvidence() {
        desk.open("backbone").workbench.execute(Commands.view(ViewKind.EVIDENCE));
        assertNull(evidence.figure().getValue());
        assertFalse(evidence.obstacle().getValue().isBlank());
    }

    private Figure inner() {
        return ((LinkedFigure) evidence.figure().getValue()).figure();
    }
}
