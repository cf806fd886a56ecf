package io.github.disentangle.ui.view.input;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.view.FigureLink;
import io.github.disentangle.ui.view.Gestures;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The chips in a pane as high as they need, up to a few lines; beyond that they scroll.
final class TokenChips extends Region {

    private static final double MOST_LINES = 3.4;
    private static final double SCROLL_BAR = 12;
    private static final double USUAL_WIDTH = 400;
    private static final double NARROWEST = 60;

    /// What a height was computed for: a layout asks for the same one several times.
    private record Asked(TokenStripFigure strip, double width, FigureTheme theme) {}

    private final FigureCanvas canvas;
    private final ScrollPane pane;
    private @Nullable Asked known;
    private double knownHeight;

    TokenChips(Gestures gestures, ObservableValue<FigureTheme> theme) {
        canvas = new FigureCanvas(theme.getValue());
        canvas.setId("chips");
        pane = new ScrollPane(canvas);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getStyleClass().add("chips");
        getChildren().setAll(pane);
        setMinHeight(USE_PREF_SIZE);
        theme.subscribe(now -> {
            canvas.themeProperty().set(now);
            requestLayout();
        });
        FigureLink.connect(canvas, gestures);
    }

    void show(@Nullable TokenAxis tokens, boolean words) {
        var strip = tokens == null ? null : new TokenStripFigure(tokens, words);
        if (Objects.equals(strip, canvas.figureProperty().get())) {
            return;
        }
        canvas.setFigure(strip);
        setVisible(tokens != null);
        setManaged(tokens != null);
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
        return Math.min(chipsHeight(width > 0 ? width : USUAL_WIDTH), most());
    }

    @Override
    protected void layoutChildren() {
        double height = chipsHeight(getWidth());
        canvas.setMinHeight(height);
        canvas.setPrefHeight(height);
        pane.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double most() {
        FigureTheme theme = canvas.themeProperty().get();
        return MOST_LINES * (theme.lineHeight(theme.label()) + SCROLL_BAR);
    }

    /// Height of all lines; the scroll bar takes room only if there is one.
    private double chipsHeight(double width) {
        if (!(canvas.figureProperty().get() instanceof TokenStripFigure strip)) {
            return 0;
        }
        FigureTheme theme = canvas.themeProperty().get();
        var asked = new Asked(strip, width, theme);
        if (!asked.equals(known)) {
            double whole = strip.height(Math.max(NARROWEST, width), theme);
            knownHeight = whole <= most() ? whole : strip.height(Math.max(NARROWEST, width - SCROLL_BAR), theme);
            known = asked;
        }
        return knownHeight;
    }
}
