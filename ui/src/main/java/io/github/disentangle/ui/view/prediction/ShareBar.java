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
    private final double share;
    private final OptionalDouble before;

    ShareBar(double share, OptionalDouble before, boolean best) {
        this.share = share;
        this.before = before;
        track.getStyleClass().add("bar-track");
        bar.getStyleClass().add("bar");
        if (best) {
            bar.getStyleClass().add("best");
        }
        outline.getStyleClass().add("bar-before");
        getChildren().setAll(track, bar);
        if (before.isPresent() && Math.abs(before.getAsDouble() - share) >= 0.005) {
            getChildren().add(outline);
        }
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
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
