package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// What a figure draws with. One unit is one CSS pixel, x runs right, y runs down. Every backend (screen, SVG, PDF,
/// PNG) draws the same shapes with the same fonts.
public interface Pen {

    /// Fills a rectangle.
    void fill(Rect area, Colour colour);

    /// Fills the inside of a path (non-zero winding).
    void fill(Path path, Colour colour);

    /// Draws the outline of a rectangle, centred on its edge.
    void stroke(Rect area, Stroke stroke);

    /// Draws along a path.
    void stroke(Path path, Stroke stroke);

    /// Draws a straight line.
    void line(double x1, double y1, double x2, double y2, Stroke stroke);

    /// Writes one line of text; `x`, `y` is the end or middle of its baseline that `style` anchors. Text in any
    /// script; direction follows the Unicode bidirectional algorithm, alone from its surroundings.
    void text(String text, double x, double y, TextStyle style);

    /// Shows `image` stretched over `area`: every pixel of the output has exactly the colour of the image pixel its
    /// centre falls on, never a blend.
    void image(Raster image, Rect area);

    /// Runs `drawing` with everything outside `area` cut off. Clips nest.
    void clip(Rect area, Runnable drawing);
}
