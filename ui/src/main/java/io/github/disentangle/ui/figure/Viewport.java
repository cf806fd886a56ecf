package io.github.disentangle.ui.figure;

/// The visible part of a plot, in shares of the whole: `[FIT]` shows everything.
///
/// @param x left edge, 0…1
/// @param y top edge, 0…1
/// @param extent how much of the plot's width and height is visible, greater than 0 and at most 1
public record Viewport(double x, double y, double extent) {

    /// Everything visible.
    public static final Viewport FIT = new Viewport(0, 0, 1);

    private static final double CLOSEST = 1e-3;

    public Viewport {
        extent = Math.clamp(extent, CLOSEST, 1);
        x = Math.clamp(x, 0, 1 - extent);
        y = Math.clamp(y, 0, 1 - extent);
    }

    /// Nearer by `factor` (farther below 1) while the point at `shareX`, `shareY` of the visible part stays put.
    public Viewport zoomed(double factor, double shareX, double shareY) {
        double narrower = Math.clamp(extent / factor, CLOSEST, 1);
        return new Viewport(x + shareX * (extent - narrower), y + shareY * (extent - narrower), narrower);
    }

    /// Moved by shares of the visible part.
    public Viewport panned(double shareX, double shareY) {
        return new Viewport(x + shareX * extent, y + shareY * extent, extent);
    }
}
