package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A picture as high as it needs at the width it gets, up to a few lines; beyond that it scrolls.
///
/// @param <F> the kind of figure
public final class FigureStrip<F extends Figure> extends Region {

    private static final double SCROLL_BAR = 12;
    private static final double USUAL_WIDTH = 280;
    private static final double NARROWEST = 60;
    private static final int FEW = 8;

    private final FigureCanvas canvas;
    private final LiveScrollPane pane;
    private final ToDoubleBiFunction<F, Double> height;
    private final double lines;
    private @Nullable F figure;
    /// Heights by width: a layout asks for the same few again and again.
    private final Map<Double, Double> known = new HashMap<>();

    /// A strip that is never cut.
    ///
    /// @param id finds the canvas
    /// @param height of a figure at a width
    public FigureStrip(
            String id, Gestures gestures, ObservableValue<FigureTheme> theme, ToDoubleBiFunction<F, Double> height) {
        this(id, gestures, theme, height, Double.POSITIVE_INFINITY);
    }

    /// @param id finds the canvas
    /// @param height of a figure at a width
    /// @param lines of text, as many as are seen at once
    public FigureStrip(
            String id,
            Gestures gestures,
            ObservableValue<FigureTheme> theme,
            ToDoubleBiFunction<F, Double> height,
            double lines) {
        this.height = height;
        this.lines = lines;
        canvas = new FigureCanvas(theme.getValue());
        canvas.setId(id);
        pane = new LiveScrollPane(canvas);
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getStyleClass().add("strip");
        getChildren().setAll(pane);
        setMinHeight(USE_PREF_SIZE);
        theme.subscribe(now -> {
            canvas.themeProperty().set(now);
            measureAgain();
        });
        FigureLink.connect(canvas, gestures);
    }

    /// Shows another figure; null for none.
    public void show(@Nullable F now) {
        figure = now;
        canvas.setFigure(now);
        canvas.setVisible(now != null);
        setVisible(now != null);
        setManaged(now != null);
        measureAgain();
    }

    private void measureAgain() {
        known.clear();
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return USUAL_WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(whole(width > 0 ? width : USUAL_WIDTH), most());
    }

    @Override
    protected void layoutChildren() {
        double whole = whole(getWidth());
        canvas.setMinHeight(whole);
        canvas.setPrefHeight(whole);
        pane.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double most() {
        FigureTheme theme = canvas.themeProperty().get();
        return lines * (theme.lineHeight(theme.label()) + SCROLL_BAR);
    }

    /// Height of the whole figure; the scroll bar takes room only if there is one.
    private double whole(double width) {
        F shown = figure;
        if (shown == null) {
            return 0;
        }
        if (known.size() > FEW) {
            known.clear();
        }
        return known.computeIfAbsent(width, wide -> {
            double all = height.applyAsDouble(shown, Math.max(NARROWEST, wide));
            return all <= most() ? all : height.applyAsDouble(shown, Math.max(NARROWEST, wide - SCROLL_BAR));
        });
    }
}
