package io.github.disentangle.ui;

import io.github.disentangle.ui.figure.fx.FigureCanvas;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// A hand on a picture: the events the platform makes of mouse, wheel and keys, with the keys that are held. The
/// headless platform's own robot loses those, and needs a tenth of a second for each step. Used on the JavaFX thread.
final class Hand {

    private final FigureCanvas canvas;
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    /// @param held keys that are down all the time
    Hand(FigureCanvas canvas, KeyCode... held) {
        this.canvas = canvas;
        this.held.addAll(Arrays.asList(held));
    }

    /// The same hand with keys held.
    Hand holding(KeyCode... keys) {
        return new Hand(canvas, keys);
    }

    Hand move(Point2D place) {
        return mouse(MouseEvent.MOUSE_MOVED, place, MouseButton.NONE, 0);
    }

    Hand click(Point2D place) {
        return press(place).release(place);
    }

    Hand doubleClick(Point2D place) {
        click(place);
        mouse(MouseEvent.MOUSE_PRESSED, place, MouseButton.PRIMARY, 2);
        return mouse(MouseEvent.MOUSE_RELEASED, place, MouseButton.PRIMARY, 2);
    }

    Hand press(Point2D place) {
        return mouse(MouseEvent.MOUSE_PRESSED, place, MouseButton.PRIMARY, 1);
    }

    Hand dragTo(Point2D place) {
        return mouse(MouseEvent.MOUSE_DRAGGED, place, MouseButton.PRIMARY, 1);
    }

    Hand release(Point2D place) {
        return mouse(MouseEvent.MOUSE_RELEASED, place, MouseButton.PRIMARY, 1);
    }

    Hand rightClick(Point2D place) {
        Point2D scene = canvas.localToScene(place); // where an event without a picked node is made
        Point2D screen = canvas.localToScreen(place);
        Event.fireEvent(
                canvas,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        scene.getX(),
                        scene.getY(),
                        screen.getX(),
                        screen.getY(),
                        false,
                        null));
        return this;
    }

    /// @param notches of the wheel, away from the person
    Hand wheel(Point2D place, int notches) {
        Point2D scene = canvas.localToScene(place); // where an event without a picked node is made
        Point2D screen = canvas.localToScreen(place);
        for (int notch = 0; notch < Math.abs(notches); notch++) {
            Event.fireEvent(
                    canvas,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            scene.getX(),
                            scene.getY(),
                            screen.getX(),
                            screen.getY(),
                            down(KeyCode.SHIFT),
                            down(KeyCode.CONTROL),
                            down(KeyCode.ALT),
                            down(KeyCode.META),
                            true,
                            false,
                            0,
                            40 * Integer.signum(notches),
                            0,
                            40 * Integer.signum(notches),
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            null));
        }
        canvas.layout();
        return this;
    }

    /// Pressed and let go, wherever the keyboard is.
    Hand key(KeyCode code) {
        return down(KeyEvent.KEY_PRESSED, code).down(KeyEvent.KEY_RELEASED, code);
    }

    /// Pressed and kept down, or let go.
    Hand down(EventType<KeyEvent> type, KeyCode code) {
        var owner = canvas.getScene().getFocusOwner();
        Event.fireEvent(
                owner == null ? canvas.getScene() : owner,
                new KeyEvent(
                        type,
                        "",
                        "",
                        code,
                        down(KeyCode.SHIFT),
                        down(KeyCode.CONTROL),
                        down(KeyCode.ALT),
                        down(KeyCode.META)));
        canvas.layout();
        return this;
    }

    private Hand mouse(EventType<MouseEvent> type, Point2D place, MouseButton button, int clicks) {
        Point2D scene = canvas.localToScene(place); // where an event without a picked node is made
        Point2D screen = canvas.localToScreen(place);
        boolean pressed = button == MouseButton.PRIMARY && type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                canvas,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        screen.getX(),
                        screen.getY(),
                        button,
                        clicks,
                        down(KeyCode.SHIFT),
                        down(KeyCode.CONTROL),
                        down(KeyCode.ALT),
                        down(KeyCode.META),
                        pressed,
                        false,
                        false,
                        false,
                        false,
                        type != MouseEvent.MOUSE_DRAGGED,
                        null));
        canvas.layout();
        return this;
    }

    private boolean down(KeyCode key) {
        return held.contains(key);
    }
}
