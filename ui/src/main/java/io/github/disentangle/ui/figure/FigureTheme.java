package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;

/// Colours, fonts and the basic font size of a figure.
///
/// @param fontSize of labels in CSS pixels; titles are larger, ticks smaller
public record FigureTheme(Palette palette, Typefaces typefaces, double fontSize) {

    /// The size of labels when nobody asks for another.
    public static final double USUAL_FONT_SIZE = 12;

    /// The usual font size.
    public FigureTheme(Palette palette, Typefaces typefaces) {
        this(palette, typefaces, USUAL_FONT_SIZE);
    }

    /// Labels on axes and marks.
    public TextStyle label() {
        return new TextStyle(fontSize, palette.foreground());
    }

    /// Second lines, units, ticks.
    public TextStyle note() {
        return new TextStyle(fontSize - 1, palette.muted());
    }

    /// Heading of a figure.
    public TextStyle title() {
        return new TextStyle(fontSize + 2, palette.foreground()).strong();
    }

    /// Heading of one panel.
    public TextStyle heading() {
        return label().strong();
    }

    /// Line to line distance of text in the given style.
    public double lineHeight(TextStyle style) {
        return Math.ceil(style.size() * 1.4);
    }

    /// Baseline that centres capital letters on `middle`.
    public double baseline(double middle, TextStyle style) {
        return middle + style.size() * typefaces.capHeight() / 2;
    }

    public double width(String text, TextStyle style) {
        return typefaces.width(text, style);
    }

    /// As [Typefaces#elide].
    public String elide(String text, double width, TextStyle style) {
        return typefaces.elide(text, width, style);
    }

    /// A hair line inside a plot.
    public Stroke gridLine() {
        return Stroke.hair(palette.grid());
    }

    public Colour background() {
        return palette.background();
    }
}
