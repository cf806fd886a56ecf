package io.github.disentangle.ui.view.inspector;

import javafx.scene.layout.Region;

/// A signed number as a bar to the left or right of a middle line.
final class SignedBar extends Region {

    private static final double HEIGHT = 8;
    private static final double THINNEST = 1;

    private final Region bar = new Region();
    private final Region axis = new Region();
    private double share;

    /// @param term gives the colour
    SignedBar(String term) {
        bar.getStyleClass().addAll("signed-bar", term);
        axis.getStyleClass().add("signed-axis");
        getChildren().setAll(bar, axis);
        setMinHeight(HEIGHT + 6);
        setPrefHeight(HEIGHT + 6);
    }

    /// @param limit the magnitude that fills a side
    void show(double value, double limit) {
        share = limit == 0 ? 0 : value / limit;
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        double middle = Math.round(getWidth() / 2);
        double length = Math.max(THINNEST, Math.abs(share) * (middle - 2));
        bar.resizeRelocate(share < 0 ? middle - length : middle, (getHeight() - HEIGHT) / 2, length, HEIGHT);
        axis.resizeRelocate(middle, 0, 1, getHeight());
    }
}
