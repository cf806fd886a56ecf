package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Pointer and wheel on a [FigureCanvas], as what a person means by them, for every picture.
final class CanvasPointer {

    private static final double WHEEL_STEP = 1.0 / 200;
    private static final double DRAG_BEGINS = 4;

    private final FigureCanvas canvas;
    private final CanvasKeys keys;
    private @Nullable Drag drag;

    /// @param over the last target the pointer was on
    private record Drag(
            MouseButton button,
            double x,
            double y,
            Viewport viewport,
            @Nullable Target from,
            @Nullable Target over,
            boolean panning,
            boolean moved) {

        Drag movedOver(@Nullable Target now) {
            return new Drag(button, x, y, viewport, from, now == null ? over : now, panning, true);
        }
    }

    CanvasPointer(FigureCanvas canvas, CanvasKeys keys) {
        this.canvas = canvas;
        this.keys = keys;
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            canvas.compare(event.isAltDown());
            canvas.hover(at(event));
        });
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            canvas.compare(false);
            canvas.hover(null);
        });
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    /// Takes back the drag under way.
    ///
    /// @return whether there was one
    boolean giveUp() {
        Drag given = drag;
        drag = null;
        if (given != null && given.panning()) {
            canvas.viewportProperty().set(given.viewport());
        } else if (given != null) {
            brush(given, Brush.Stage.GIVEN_UP);
        }
        return given != null;
    }

    private @Nullable Target at(MouseEvent event) {
        return at(event.getX(), event.getY());
    }

    private @Nullable Target at(double x, double y) {
        return canvas.figureLayout().flatMap(layout -> layout.at(x, y)).orElse(null);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        boolean panning = event.getButton() == MouseButton.MIDDLE || keys.spaceHeld() && event.isPrimaryButtonDown();
        if (drag == null && (panning || event.getButton() == MouseButton.PRIMARY)) {
            Target from = at(event);
            drag = new Drag(
                    event.getButton(),
                    event.getX(),
                    event.getY(),
                    canvas.viewportProperty().get(),
                    from,
                    from,
                    panning,
                    false);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        Drag before = drag;
        if (before == null || canvas.figureLayout().isEmpty()) {
            return;
        }
        double dx = event.getX() - before.x();
        double dy = event.getY() - before.y();
        if (!before.moved() && Math.hypot(dx, dy) < DRAG_BEGINS) {
            return;
        }
        Target over = at(event);
        Drag now = before.movedOver(over);
        drag = now;
        if (now.panning()) {
            Viewport start = now.viewport();
            canvas.figureLayout()
                    .flatMap(layout -> layout.zoomArea(now.x(), now.y()))
                    .ifPresent(area ->
                            canvas.viewportProperty().set(start.panned(-dx / area.width(), -dy / area.height())));
        } else if (over != null) {
            brush(now, Brush.Stage.UNDER_WAY);
            canvas.hover(over);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        Drag ended = drag;
        if (ended == null || event.getButton() != ended.button()) {
            return;
        }
        drag = null;
        if (!ended.panning() && ended.moved()) {
            brush(ended, Brush.Stage.DONE);
        } else if (!ended.panning()) {
            click(ended.from(), event);
        }
        canvas.hover(at(event));
        event.consume();
    }

    private void brush(Drag made, Brush.Stage stage) {
        if (made.moved() && made.from() != null && made.over() != null) {
            canvas.brush(new Brush(made.from(), made.over(), stage));
        }
    }

    /// The second click of a double click does not let go of what the first one pinned; on empty ground it shows
    /// the whole plot.
    private void click(@Nullable Target target, MouseEvent event) {
        Pick.Kind kind = Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown());
        if (event.getClickCount() % 2 == 0
                && kind == Pick.Kind.PIN
                && (target == null || target.equals(keys.cursor()))) {
            if (target == null) {
                canvas.fit();
            }
            return;
        }
        keys.goOnFrom(target);
        canvas.pick(new Pick(target, kind, event.getScreenX(), event.getScreenY()));
    }

    private void menu(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            keys.pick(Pick.Kind.MENU);
        } else if (drag == null) {
            Target target = at(event.getX(), event.getY());
            canvas.pick(new Pick(target, Pick.Kind.MENU, event.getScreenX(), event.getScreenY()));
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0
                && canvas.zoom(Math.exp(event.getDeltaY() * WHEEL_STEP), event.getX(), event.getY())) {
            event.consume();
        }
    }
}
