package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.Brush;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.figure.fx.Pick;
import io.github.disentangle.ui.live.Marks;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The selection grammar, one for all pictures: what the pointer is over is marked everywhere, a click pins, Shift pins
/// up to here, Ctrl or ⌘ adds to the pins, a drag pins what it goes over unless Escape ends it, a click on empty ground
/// lets go, a right click offers what can be done; with Alt what is pointed at is held against the pin. The head that
/// is looked at is marked wherever heads are shown, and a click on another opens it.
public final class FigureLink {

    private final FigureCanvas canvas;
    private final Gestures gestures;
    private final Workbench workbench;
    private final Supplier<Optional<String>> command;
    private @Nullable ContextMenu menu;

    private FigureLink(FigureCanvas canvas, Gestures gestures, Supplier<Optional<String>> command) {
        this.canvas = canvas;
        this.gestures = gestures;
        this.command = command;
        workbench = gestures.workbench();
    }

    /// Makes a picture speak and follow the grammar.
    ///
    /// @return takes what is chosen beside the picture, too
    public static FigureLink connect(FigureCanvas canvas, Gestures gestures) {
        return connect(canvas, gestures, Optional::empty);
    }

    /// @param command the command line that draws the picture again, if there is one
    static FigureLink connect(FigureCanvas canvas, Gestures gestures, Supplier<Optional<String>> command) {
        var link = new FigureLink(canvas, gestures, command);
        link.listen();
        return link;
    }

    private void listen() {
        canvas.hoveredProperty().subscribe(target -> workbench.hoverProperty().set(target));
        workbench.hoverProperty().subscribe(target -> {
            if (target == null) {
                canvas.forgetHovered();
            }
            mark();
        });
        workbench.brushProperty().subscribe(targets -> mark());
        workbench.part(WorkbenchState::selection).subscribe(selection -> mark());
        canvas.setOnPick(this::take);
        canvas.setOnBrush(this::brush);
        canvas.comparingProperty()
                .subscribe(comparing -> workbench.comparingProperty().set(comparing));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> hideMenu());
    }

    private void mark() {
        var selection = workbench.state().selection();
        var held = new ArrayList<>(selection.pins());
        held.add(new Target.Head(selection.layer(), selection.head()));
        canvas.highlightProperty()
                .set(new Highlight(
                        workbench.hoverProperty().get(),
                        held,
                        workbench.brushProperty().get()));
    }

    private void brush(Brush brush) {
        List<Target> targets = between(brush.from(), brush.to());
        workbench.brushProperty().set(brush.stage() == Brush.Stage.UNDER_WAY ? targets : List.of());
        if (brush.stage() == Brush.Stage.DONE) {
            gestures.pinAll(targets);
        }
    }

    private List<Target> between(Target from, Target to) {
        Optional<List<Target>> found = canvas.figureProperty().get() instanceof LinkedFigure linked
                ? linked.between(from, to, Marks::between)
                : Optional.empty();
        return found.map(targets -> Marks.beginning(from, targets)).orElseGet(() -> Marks.between(from, to));
    }

    /// Does what a person chose.
    void take(Pick pick) {
        var target = pick.target();
        if (pick.kind() == Pick.Kind.MENU) {
            hideMenu();
            menu = new FigureMenu(canvas, gestures, command).on(target);
            menu.show(canvas, pick.screenX(), pick.screenY());
            return;
        }
        gestures.choose(target, pick.kind(), this::between);
    }

    private void hideMenu() {
        if (menu != null) {
            menu.hide();
            menu = null;
        }
    }
}
