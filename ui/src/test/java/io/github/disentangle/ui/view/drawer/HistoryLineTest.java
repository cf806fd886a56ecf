package io.github.disentangle.ui.view.drawer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryLineTest {

    @Test
    void olderBranchesAreSetInAboveTheNewest() {
        var workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
        workbench.execute(Commands.view(ViewKind.TERMS));
        workbench.execute(Commands.show(AttentionMap.SCORE));
        workbench.undo();
        workbench.execute(Commands.lookAt(1, 1));
        workbench.execute(Commands.lookAt(2, 2));
        assertEquals(
                List.of("0 Start", "0 View Terms", "1 Show Score -", "0 Layer 2, head 2 *"),
                HistoryLine.of(workbench.history(), step -> "").stream()
                        .map(HistoryLineTest::written)
                        .toList());
    }

    private static String written(HistoryLine line) {
        return line.depth() + " " + line.step().description() + (line.here() ? " *" : line.onPath() ? "" : " -");
    }
}
