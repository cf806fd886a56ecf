package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureLayout.Direction;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Target;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys on a [FigureCanvas], as what a person means by them, for every picture.
final class CanvasKeys {

    private static final double ZOOM_STEP = 1.25;

    private final FigureCanvas canvas;
    private final EventHandler<KeyEvent> alt = this::alt;
    private @Nullable Scene hoveredScene;
    private boolean spaceHeld;
    private @Nullable Target cursor;

    CanvasKeys(FigureCanvas canvas) {
        this.canvas = canvas;
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                holdSpace(false);
            }
        });
        canvas.addEventHandler(KeyEvent.ANY, alt);
        canvas.focusedProperty().subscribe(focused -> {
            if (!focused) {
                holdSpace(false);
            }
        });
        canvas.hoverProperty().subscribe(this::listenForAlt);
    }

    /// Whether a drag is to move the plot.
    boolean spaceHeld() {
        return spaceHeld;
    }

    /// What was chosen or reached by keys last.
    @Nullable
    Target cursor() {
        return cursor;
    }

    /// Where the arrows go on from once the pointer has left.
    void goOnFrom(@Nullable Target target) {
        cursor = target;
    }

    /// While the pointer is over the picture, Alt belongs to it, whatever has the keyboard.
    private void listenForAlt(boolean over) {
        if (hoveredScene != null) {
            hoveredScene.removeEventFilter(KeyEvent.ANY, alt);
        }
        hoveredScene = over ? canvas.getScene() : null;
        if (hoveredScene != null) {
            hoveredScene.addEventFilter(KeyEvent.ANY, alt);
        }
    }

    /// Consumed: Alt alone would go to the menus.
    private void alt(KeyEvent event) {
        if (event.getCode() == KeyCode.ALT) {
            canvas.compare(event.getEventType() == KeyEvent.KEY_PRESSED);
            event.consume();
        }
    }

    private void holdSpace(boolean held) {
        spaceHeld = held;
        canvas.setCursor(held ? Cursor.MOVE : Cursor.DEFAULT);
    }

    /// Chooses what the keyboard or the pointer is on; on nothing there is only the menu of the whole picture.
    void pick(Pick.Kind kind) {
        Target target = canvas.hoveredProperty().get();
        if (target == null && kind != Pick.Kind.MENU) {
            return;
        }
        Rect bounds = canvas.figureLayout()
                .flatMap(layout -> target == null ? Optional.empty() : layout.bounds(target))
                .orElse(new Rect(0, 0, canvas.getWidth() / 2, canvas.getHeight() / 2));
        var screen = canvas.localToScreen(bounds.right(), bounds.bottom());
        canvas.pick(new Pick(target, kind, screen == null ? 0 : screen.getX(), screen == null ? 0 : screen.getY()));
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() != KeyCode.ENTER) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> holdSpace(true);
            case DIGIT0, NUMPAD0 -> canvas.fit();
            case PLUS, EQUALS, ADD -> zoomAtCursor(ZOOM_STEP);
            case MINUS, SUBTRACT -> zoomAtCursor(1 / ZOOM_STEP);
            case LEFT -> step(Direction.LEFT, event.isShiftDown());
            case RIGHT -> step(Direction.RIGHT, event.isShiftDown());
            case UP -> step(Direction.UP, event.isShiftDown());
            case DOWN -> step(Direction.DOWN, event.isShiftDown());
            case ENTER -> pick(Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown()));
            case CONTEXT_MENU -> pick(Pick.Kind.MENU);
            case F10 -> {
                if (!event.isShiftDown()) {
                    return;
                }
                pick(Pick.Kind.MENU);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// What the pointer or the keyboard is on, else what it was on last, if that is still in sight.
    private @Nullable Target present(FigureLayout layout) {
        Target hovered = canvas.hoveredProperty().get();
        Target known = hovered != null ? hovered : cursor;
        return known != null && layout.bounds(known).isPresent() ? known : hovered;
    }

    /// At an edge the arrows show at least where they are.
    private void step(Direction direction, boolean reaching) {
        canvas.figureLayout().ifPresent(layout -> {
            Target from = present(layout);
            layout.next(from, direction).or(() -> Optional.ofNullable(from)).ifPresent(target -> {
                cursor = target;
                canvas.viewportProperty().set(layout.showing(target));
                canvas.hover(target);
                if (reaching) {
                    pick(Pick.Kind.RANGE);
                }
            });
        });
    }

    private void zoomAtCursor(double factor) {
        Target target = canvas.hoveredProperty().get();
        Rect place = canvas.figureLayout()
                .flatMap(layout -> target == null ? Optional.empty() : layout.bounds(target))
                .orElse(new Rect(0, 0, canvas.getWidth(), canvas.getHeight()));
        canvas.zoom(factor, place.centreX(), place.centreY());
    }
}
