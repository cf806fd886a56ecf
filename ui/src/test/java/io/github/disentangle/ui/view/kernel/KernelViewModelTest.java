package io.github.disentangle.ui.view.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.score.PositionKernel;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelViewModelTest {

    private final Desk desk = new Desk();
    private final KernelViewModel kernel =
            new KernelViewModel(desk.workbench, desk.live, new HeadChoice(desk.workbench, desk.live));

    @Test
    void theWeightsSpeakWithoutAText() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.KERNEL));
        desk.workbench.execute(Commands.lookAt(2, 1));
        desk.workbench.execute(Commands.type("text", "", draft -> draft.withText("")));
        assertEquals(List.of(), figure().bands());
        CurveFigure.Series curve = figure().series().getLast();
        int reach = curve.x().shape()[0] / 2;
        assertEquals(
                PositionKernel.of(desk.live.model().get().model(), 2, 1, reach).score(), curve.y());
        assertEquals(-reach, curve.x().get(0));
    }

    @Test
    void tokensAddABandForEachTermAndAPinnedOneACurve() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.KERNEL));
        assertEquals(
                List.of("c2p, 10–90 % of tokens", "p2c, 10–90 % of tokens"),
                figure().bands().stream().map(CurveFigure.Band::name).toList());
        assertEquals(List.of("kernel"), names());
        desk.workbench.execute(Commands.pin(new Target.Cell(9, 6)));
        assertEquals(List.of("c2p of bad", "p2c of this", "kernel"), names());
        kernel.fans().set(false);
        assertEquals(List.of("kernel, c2p", "kernel, p2c", "kernel"), names());
    }

    private List<String> names() {
        return figure().series().stream().map(CurveFigure.Series::name).toList();
    }

    private CurveFigure figure() {
        return (CurveFigure) ((LinkedFigure) kernel.figure().getValue()).figure();
    }
}
