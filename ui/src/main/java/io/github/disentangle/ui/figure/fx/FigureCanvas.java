package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureLayout.Direction;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Shows a figure and turns pointer, wheel and keys into targets. Draws on the next pulse after something changed and
/// otherwise not at all; marks lie on a canvas of their own, so that following the pointer leaves the picture alone.
///
/// Wheel zooms at the pointer, Space and drag (or the middle button) pans, `0` fits, arrows move the keyboard cursor,
/// Enter pins. What a target means is the owner's business.
public final class FigureCanvas extends Region {

    private static final double WHEEL_STEP = 1.0 / 400;
    private static final double DRAG_BEGINS = 4;

    /// The room asked for while there is no figure.
    private static final Size EMPTY = new Size(400, 300);

    private final Canvas picture = new Canvas();
    private final Canvas marks = new Canvas();
    private final ObjectProperty<@Nullable Figure> figure = new SimpleObjectProperty<>(this, "figure");
    private final ObjectProperty<FigureTheme> theme;
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.FIT);
    private final ObjectProperty<Highlight> highlight = new SimpleObjectProperty<>(this, "highlight", Highlight.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Target> hovered = new ReadOnlyObjectWrapper<>(this, "hovered");
    private Consumer<Pick> onPick = pick -> {};
    private Consumer<Brush> onBrush = brush -> {};
    private @Nullable FigureLayout layout;
    private @Nullable Figure placed;
    private Size preferred = EMPTY;
    private boolean dirty = true;
    private boolean unmarked;
    private boolean spaceHeld;
    private @Nullable Drag drag;

    private record Drag(
            double x, double y, Viewport viewport, @Nullable Target from, boolean panning, boolean moved) {}

    public FigureCanvas(FigureTheme theme) {
        this.theme = new SimpleObjectProperty<>(this, "theme", theme);
        getStyleClass().add("figure-canvas");
        getChildren().addAll(picture, marks);
        picture.setManaged(false);
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("figure");
        figure.addListener((property, old, now) -> {
            setAccessibleText(now == null ? "" : now.summary());
            invalidate();
            measureAgain();
        });
        this.theme.subscribe(now -> setBackground(Background.fill(CanvasPen.paint(now.background()))));
        this.theme.addListener((property, old, now) -> {
            invalidate();
            measureAgain();
        });
        viewport.addListener((property, old, now) -> invalidate());
        highlight.addListener((property, old, now) -> markAgain());
        focusedProperty().addListener((property, old, now) -> markAgain());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .addListener((property, old, now) -> invalidate());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                spaceHeld = false;
                setCursor(Cursor.DEFAULT);
            }
        });
    }

    public ObjectProperty<@Nullable Figure> figureProperty() {
        return figure;
    }

    public void setFigure(@Nullable Figure figure) {
        this.figure.set(figure);
    }

    public ObjectProperty<FigureTheme> themeProperty() {
        return theme;
    }

    /// The visible part of the plot; kept when the figure changes.
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// The marks to draw. What the pointer is over is not marked by itself: the owner sets it here, after having
    /// told the other views.
    public ObjectProperty<Highlight> highlightProperty() {
        return highlight;
    }

    /// What the pointer or the keyboard cursor is over.
    public ReadOnlyObjectProperty<@Nullable Target> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    public void setOnPick(Consumer<Pick> onPick) {
        this.onPick = onPick;
    }

    public void setOnBrush(Consumer<Brush> onBrush) {
        this.onBrush = onBrush;
    }

    /// The present layout: where targets lie and what they say. Empty before the first drawing and without a
    /// figure.
    public Optional<FigureLayout> figureLayout() {
        return Optional.ofNullable(layout);
    }

    /// Shows the whole plot again.
    public void fit() {
        viewport.set(Viewport.FIT);
    }

    /// Draws again; nobody around has to be laid out for that.
    private void invalidate() {
        dirty = true;
        setNeedsLayout(true);
    }

    /// Draws the marks again, once for all that changed and only where they can be seen.
    private void markAgain() {
        unmarked = true;
        setNeedsLayout(true);
    }

    /// Asks for another place only if the figure wants another size.
    private void measureAgain() {
        Figure shown = figure.get();
        Size wanted = shown == null ? EMPTY : shown.preferredSize(theme.get());
        if (!wanted.equals(preferred)) {
            preferred = wanted;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (picture.getWidth() != width || picture.getHeight() != height) {
            for (Canvas canvas : new Canvas[] {picture, marks}) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
            dirty = true;
        }
        if (dirty) {
            drawPicture(width, height);
        }
        if (dirty || unmarked) {
            drawMarks();
        }
        dirty = false;
        unmarked = false;
    }

    private void drawPicture(double width, double height) {
        picture.getGraphicsContext2D().clearRect(0, 0, width, height);
        Figure shown = figure.get();
        if (shown == null || width < 1 || height < 1) {
            layout = null;
        } else {
            layout = place(shown, new Frame(new Size(width, height), theme.get(), viewport.get()));
            placed = shown;
            layout.draw(pen(picture));
        }
    }

    /// While a picture is panned and zoomed its places are not found anew.
    private FigureLayout place(Figure shown, Frame frame) {
        return Optional.ofNullable(layout)
                .filter(before -> shown == placed
                        && before.frame().moved(frame.viewport()).equals(frame))
                .flatMap(before -> before.moved(frame.viewport()))
                .orElseGet(() -> shown.layOut(frame));
    }

    private void drawMarks() {
        marks.getGraphicsContext2D().clearRect(0, 0, marks.getWidth(), marks.getHeight());
        if (layout != null) {
            layout.draw(pen(marks), highlight.get());
        }
    }

    private CanvasPen pen(Canvas canvas) {
        Window window = getScene() == null ? null : getScene().getWindow();
        double pixelScale = window == null ? 1 : window.getOutputScaleX();
        Rect whole = new Rect(0, 0, canvas.getWidth(), canvas.getHeight());
        return new CanvasPen(canvas.getGraphicsContext2D(), theme.get().typefaces(), fonts(), whole, pixelScale);
    }

    /// Those of the whole scene: each font is loaded once for all its pictures.
    private ScreenFonts fonts() {
        return getScene() == null
                ? new ScreenFonts()
                : (ScreenFonts)
                        getScene().getProperties().computeIfAbsent(ScreenFonts.class, missing -> new ScreenFonts());
    }

    private @Nullable Target at(double x, double y) {
        return layout == null ? null : layout.at(x, y).orElse(null);
    }

    private void hover(@Nullable Target target) {
        if (target == null ? hovered.get() == null : target.equals(hovered.get())) {
            return;
        }
        hovered.set(target);
        String text = target != null && layout != null ? layout.describe(target) : "";
        Figure shown = figure.get();
        setAccessibleText(!text.isEmpty() ? text : shown == null ? "" : shown.summary());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void press(MouseEvent event) {
        requestFocus();
        boolean panning = event.getButton() == MouseButton.MIDDLE || spaceHeld && event.isPrimaryButtonDown();
        if (panning || event.getButton() == MouseButton.PRIMARY) {
            Target from = at(event.getX(), event.getY());
            drag = new Drag(event.getX(), event.getY(), viewport.get(), from, panning, false);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (drag == null || layout == null) {
            return;
        }
        double dx = event.getX() - drag.x();
        double dy = event.getY() - drag.y();
        if (!drag.moved() && Math.hypot(dx, dy) < DRAG_BEGINS) {
            return;
        }
        drag = new Drag(drag.x(), drag.y(), drag.viewport(), drag.from(), drag.panning(), true);
        if (drag.panning()) {
            Viewport start = drag.viewport();
            layout.zoomArea(drag.x(), drag.y())
                    .ifPresent(area -> viewport.set(start.panned(-dx / area.width(), -dy / area.height())));
        } else {
            brush(event, false);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (drag == null) {
            return;
        }
        if (drag.moved() && !drag.panning()) {
            brush(event, true);
        } else if (!drag.moved() && !drag.panning()) {
            Pick.Kind kind =
                    event.isShiftDown() ? Pick.Kind.RANGE : event.isShortcutDown() ? Pick.Kind.TOGGLE : Pick.Kind.PIN;
            onPick.accept(new Pick(drag.from(), kind, event.getScreenX(), event.getScreenY()));
        }
        drag = null;
        hover(at(event.getX(), event.getY()));
        event.consume();
    }

    private void brush(MouseEvent event, boolean finished) {
        Target to = at(event.getX(), event.getY());
        if (drag != null && drag.from() != null && (to != null || finished)) {
            onBrush.accept(new Brush(drag.from(), to == null ? drag.from() : to, finished));
            hover(to);
        }
    }

    private void menu(ContextMenuEvent event) {
        Target target = event.isKeyboardTrigger() ? hovered.get() : at(event.getX(), event.getY());
        onPick.accept(new Pick(target, Pick.Kind.MENU, event.getScreenX(), event.getScreenY()));
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        if (layout == null || event.getDeltaY() == 0) {
            return;
        }
        layout.zoomArea(event.getX(), event.getY()).ifPresent(area -> {
            double shareX = Math.clamp((event.getX() - area.x()) / area.width(), 0, 1);
            double shareY = Math.clamp((event.getY() - area.y()) / area.height(), 0, 1);
            viewport.set(viewport.get().zoomed(Math.exp(event.getDeltaY() * WHEEL_STEP * 2), shareX, shareY));
            event.consume();
        });
    }

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> {
                spaceHeld = true;
                setCursor(Cursor.MOVE);
            }
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> step(Direction.LEFT);
            case RIGHT -> step(Direction.RIGHT);
            case UP -> step(Direction.UP);
            case DOWN -> step(Direction.DOWN);
            case ENTER -> keyPick(event.isShiftDown() ? Pick.Kind.RANGE : Pick.Kind.PIN);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(Direction direction) {
        if (layout != null) {
            layout.next(hovered.get(), direction).ifPresent(target -> {
                viewport.set(layout.showing(target));
                hover(target);
            });
        }
    }

    private void keyPick(Pick.Kind kind) {
        Target target = hovered.get();
        if (target != null && layout != null) {
            Rect bounds = layout.bounds(target).orElse(new Rect(0, 0, 0, 0));
            var screen = localToScreen(bounds.right(), bounds.bottom());
            onPick.accept(
                    new Pick(target, kind, screen == null ? 0 : screen.getX(), screen == null ? 0 : screen.getY()));
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return preferred.width();
    }

    @Override
    protected double computePrefHeight(double width) {
        return preferred.height();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 40;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 40;
    }
}
