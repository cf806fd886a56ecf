package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import java.util.function.ToDoubleBiFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A picture as high as it needs at the width it gets, for the cards of the right column.
///
/// @param <F> the kind of figure
public final class FigureStrip<F extends Figure> extends Region {

    private static final double USUAL_WIDTH = 280;

    private final FigureCanvas canvas;
    private final ToDoubleBiFunction<F, Double> height;
    private @Nullable F figure;
    /// The width the height is known for: a layout asks for the same one several times.
    private double knownWidth = Double.NaN;
    private double knownHeight;

    /// @param id finds the canvas
    /// @param height of a figure at a width
    public FigureStrip(
            String id, Gestures gestures, ObservableValue<FigureTheme> theme, ToDoubleBiFunction<F, Double> height) {
        this.height = height;
        canvas = new FigureCanvas(theme.getValue());
        canvas.setId(id);
        getChildren().setAll(canvas);
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
        knownWidth = Double.NaN;
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
        F shown = figure;
        if (shown == null) {
            return 0;
        }
        if (width != knownWidth) {
            knownHeight = height.applyAsDouble(shown, width > 0 ? width : USUAL_WIDTH);
            knownWidth = width;
        }
        return knownHeight;
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
