package io.github.disentangle.ui.view.prediction;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/// A share of a whole as a bar on a track; a share from before as an outline over it.
final class ShareBar extends Region {

    private static final double HEIGHT = 10;
    private static final double THINNEST = 2;

    private final Region track = new Region();
    private final Region bar = new Region();
    private final Region outline = new Region();
    private double share;
    private OptionalDouble before = OptionalDouble.empty();

    ShareBar() {
        track.getStyleClass().add("bar-track");
        bar.getStyleClass().add("bar");
        outline.getStyleClass().add("bar-before");
        getChildren().setAll(track, bar, outline);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    /// @param present length of the bar, 0 to 1
    /// @param former length of the outline; empty for none
    void show(double present, OptionalDouble former) {
        share = present;
        before = former;
        outline.setVisible(former.isPresent() && Math.abs(former.getAsDouble() - present) >= 0.005);
        setNeedsLayout(true);
    }

    /// What is as long as the share.
    Region bar() {
        return bar;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        track.resizeRelocate(0, 0, width, HEIGHT);
        bar.resizeRelocate(0, 0, Math.max(THINNEST, snapSizeX(width * share)), HEIGHT);
        before.ifPresent(
                former -> outline.resizeRelocate(0, 0, Math.max(THINNEST * 2, snapSizeX(width * former)), HEIGHT));
    }
}
