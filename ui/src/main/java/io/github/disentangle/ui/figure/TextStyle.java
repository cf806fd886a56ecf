package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// How a line of text is written.
///
/// @param size font size in CSS pixels
/// @param bold heavier strokes
/// @param colour of the glyphs
/// @param anchor which point of the baseline is given
/// @param degrees turned clockwise about the anchor
public record TextStyle(double size, boolean bold, Colour colour, Anchor anchor, double degrees) {

    /// A point of the baseline.
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// Upright, regular weight, anchored at its start.
    public TextStyle(double size, Colour colour) {
        this(size, false, colour, Anchor.START, 0);
    }

    public TextStyle anchored(Anchor anchor) {
        return new TextStyle(size, bold, colour, anchor, degrees);
    }

    public TextStyle centred() {
        return anchored(Anchor.MIDDLE);
    }

    public TextStyle ended() {
        return anchored(Anchor.END);
    }

    public TextStyle turned(double degrees) {
        return new TextStyle(size, bold, colour, anchor, degrees);
    }

    public TextStyle coloured(Colour colour) {
        return new TextStyle(size, bold, colour, anchor, degrees);
    }

    public TextStyle strong() {
        return new TextStyle(size, true, colour, anchor, degrees);
    }

    public TextStyle sized(double size) {
        return new TextStyle(size, bold, colour, anchor, degrees);
    }
}
