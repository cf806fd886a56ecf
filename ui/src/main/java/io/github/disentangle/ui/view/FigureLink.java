package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.figure.fx.Pick;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;

/// The selection grammar, one for all pictures: what the pointer is over is marked everywhere, a click pins, Ctrl or ⌘
/// adds to the pins, a click on empty ground lets go.
public final class FigureLink {

    private FigureLink() {}

    /// Makes a picture speak and follow the grammar.
    public static void connect(FigureCanvas canvas, Workbench workbench) {
        canvas.hoveredProperty().subscribe(target -> workbench.hoverProperty().set(target));
        workbench.hoverProperty().subscribe(target -> mark(canvas, workbench));
        workbench.part(state -> state.selection().pins()).subscribe(pins -> mark(canvas, workbench));
        canvas.setOnPick(pick -> take(pick, workbench));
    }

    private static void mark(FigureCanvas canvas, Workbench workbench) {
        canvas.highlightProperty()
                .set(new Highlight(
                        workbench.hoverProperty().get(),
                        workbench.state().selection().pins(),
                        List.of()));
    }

    private static void take(Pick pick, Workbench workbench) {
        var target = pick.target();
        if (target == null) {
            workbench.execute(Commands.unpin());
            return;
        }
        switch (pick.kind()) {
            case PIN ->
                workbench.execute(
                        workbench.state().selection().pins().equals(List.of(target))
                                ? Commands.unpin()
                                : Commands.pin(target));
            case TOGGLE, RANGE -> workbench.execute(Commands.togglePin(target));
            case MENU -> {
                // the owner of a picture with a menu listens itself
            }
        }
    }
}
