package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Shows a figure and turns pointer, wheel and keys into targets. Draws on the next pulse after something changed and
/// otherwise not at all; marks lie on a canvas of their own, so that following the pointer leaves the picture alone.
///
/// Wheel, `+` and `-` zoom at the pointer or the cursor, Space and drag (or the middle button) pans, `0` fits, arrows
/// move the keyboard cursor, with Shift they reach from the pin, Enter pins, the menu key opens the menu. What a target
/// means is the owner's business.
public final class FigureCanvas extends Region {

    /// The room asked for while there is no figure.
    private static final Size EMPTY = new Size(400, 300);

    private final Canvas picture = new Canvas();
    private final Canvas marks = new Canvas();
    private final ObjectProperty<@Nullable Figure> figure = new SimpleObjectProperty<>(this, "figure");
    private final ObjectProperty<FigureTheme> theme;
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.FIT);
    private final ObjectProperty<Highlight> highlight = new SimpleObjectProperty<>(this, "highlight", Highlight.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Target> hovered = new ReadOnlyObjectWrapper<>(this, "hovered");
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper(this, "comparing");
    private final CanvasPointer pointer;
    private Consumer<Pick> onPick = pick -> {};
    private Consumer<Brush> onBrush = brush -> {};
    private @Nullable FigureLayout layout;
    private @Nullable Figure placed;
    private Size preferred = EMPTY;
    private boolean dirty = true;
    private boolean unmarked;
    private boolean begun;

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
        pointer = new CanvasPointer(this, new CanvasKeys(this));
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

    /// Whether what is pointed at is to be held against what is pinned.
    public ReadOnlyBooleanProperty comparingProperty() {
        return comparing.getReadOnlyProperty();
    }

    void compare(boolean wanted) {
        comparing.set(wanted);
    }

    /// Takes back the drag under way.
    ///
    /// @return whether there was one
    public boolean giveUp() {
        return pointer.giveUp();
    }

    void pick(Pick pick) {
        onPick.accept(pick);
    }

    void brush(Brush brush) {
        onBrush.accept(brush);
    }

    /// Points at nothing until the pointer or a key moves again.
    public void forgetHovered() {
        hover(null);
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

    /// Comes nearer by `factor` (farther below 1) while the point `x`, `y` stays put.
    ///
    /// @return whether there is a plot that zooms
    boolean zoom(double factor, double x, double y) {
        Optional<Rect> plot = figureLayout().flatMap(shown -> shown.zoomArea(x, y));
        plot.ifPresent(area -> {
            double shareX = Math.clamp((x - area.x()) / area.width(), 0, 1);
            double shareY = Math.clamp((y - area.y()) / area.height(), 0, 1);
            viewport.set(viewport.get().zoomed(factor, shareX, shareY));
        });
        return plot.isPresent();
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
        if (dirty && firstInWindow()) {
            return;
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

    /// A first picture comes with everything around it, which takes long enough to lay out: it gets its places
    /// right after that, by itself, and then it is drawn.
    private boolean firstInWindow() {
        boolean first = !begun
                && figure.get() != null
                && getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
        if (first) {
            begun = true;
            Platform.runLater(() -> {
                place(Math.floor(getWidth()), Math.floor(getHeight()));
                Platform.runLater(this::layoutChildren);
            });
        }
        return first;
    }

    private void drawPicture(double width, double height) {
        picture.getGraphicsContext2D().clearRect(0, 0, width, height);
        place(width, height);
        if (layout != null) {
            layout.draw(pen(picture));
        }
    }

    private void place(double width, double height) {
        Figure shown = figure.get();
        layout = shown == null || width < 1 || height < 1
                ? null
                : place(shown, new Frame(new Size(width, height), theme.get(), viewport.get()));
        placed = shown;
    }

    /// While a picture is panned and zoomed its places are not found anew.
    private FigureLayout place(Figure shown, Frame frame) {
        FigureLayout before = layout;
        if (before == null || shown != placed) {
            return shown.layOut(frame);
        }
        if (before.frame().equals(frame)) {
            return before;
        }
        return Optional.of(before)
                .filter(there -> there.frame().moved(frame.viewport()).equals(frame))
                .flatMap(there -> there.moved(frame.viewport()))
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

    /// Notes what the pointer or the keyboard cursor is over.
    void hover(@Nullable Target target) {
        if (target == null ? hovered.get() == null : target.equals(hovered.get())) {
            return;
        }
        hovered.set(target);
        String text = target != null && layout != null ? layout.describe(target) : "";
        Figure shown = figure.get();
        setAccessibleText(!text.isEmpty() ? text : shown == null ? "" : shown.summary());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
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
