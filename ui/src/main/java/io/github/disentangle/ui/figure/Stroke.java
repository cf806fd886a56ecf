package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// How a line is drawn.
///
/// @param dash length of dashes and of the gaps between them; 0 draws a solid line
public record Stroke(Colour colour, double width, double dash) {

    public Stroke(Colour colour, double width) {
        this(colour, width, 0);
    }

    /// One pixel wide and solid.
    public static Stroke hair(Colour colour) {
        return new Stroke(colour, 1, 0);
    }

    public Stroke dashed(double length) {
        return new Stroke(colour, width, length);
    }
}
