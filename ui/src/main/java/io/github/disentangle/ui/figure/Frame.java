package io.github.disentangle.ui.figure;

/// The room a figure gets.
///
/// @param size the whole figure, margins included
/// @param viewport which part of the plot is visible
public record Frame(Size size, FigureTheme theme, Viewport viewport) {

    public Frame(Size size, FigureTheme theme) {
        this(size, theme, Viewport.FIT);
    }

    /// The same room with another part of the plot visible.
    public Frame moved(Viewport other) {
        return new Frame(size, theme, other);
    }

    /// The whole room as a rectangle at the origin.
    public Rect bounds() {
        return new Rect(0, 0, size.width(), size.height());
    }
}
