package io.github.disentangle.ui.theme;

import java.util.HexFormat;

/// An sRGB colour with straight (not premultiplied) opacity.
///
/// @param argb opacity, red, green and blue, eight bits each, opacity highest
public record Colour(int argb) {

    public static final Colour BLACK = new Colour(0xFF000000);
    public static final Colour WHITE = new Colour(0xFFFFFFFF);
    public static final Colour TRANSPARENT = new Colour(0);

    /// Reads `#rrggbb`.
    public static Colour of(String hex) {
        if (hex.length() != 7 || hex.charAt(0) != '#') {
            throw new IllegalArgumentException("a colour is written #rrggbb, not " + hex);
        }
        return new Colour(0xFF000000 | HexFormat.fromHexDigits(hex, 1, 7));
    }

    /// An opaque colour from channels in 0…255.
    public static Colour rgb(int red, int green, int blue) {
        return new Colour(0xFF000000 | red << 16 | green << 8 | blue);
    }

    public int red() {
        return argb >> 16 & 0xFF;
    }

    public int green() {
        return argb >> 8 & 0xFF;
    }

    public int blue() {
        return argb & 0xFF;
    }

    /// Opacity in 0…1.
    public double opacity() {
        return (argb >>> 24) / 255.0;
    }

    /// The same hue with another opacity in 0…1.
    public Colour withOpacity(double opacity) {
        return new Colour((int) Math.round(Math.clamp(opacity, 0, 1) * 255) << 24 | argb & 0xFFFFFF);
    }

    /// What is seen when this colour lies on an opaque `background`.
    public Colour over(Colour background) {
        double alpha = opacity();
        return rgb(
                blend(red(), background.red(), alpha),
                blend(green(), background.green(), alpha),
                blend(blue(), background.blue(), alpha));
    }

    /// Relative luminance in 0…1 (WCAG 2.2), opacity ignored.
    public double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    /// Contrast ratio to another opaque colour, 1…21 (WCAG 2.2).
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// Black or white, whichever reads better on this colour; the ratio is never below 4.5.
    public Colour ink() {
        return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
    }

    /// The wanted ink where it reads well on this colour (7 : 1), else [#ink()].
    public Colour ink(Colour wanted) {
        return wanted.contrast(this) >= 7 ? wanted : ink();
    }

    /// `#rrggbb`, opacity left out.
    public String hex() {
        return "#" + HexFormat.of().toHexDigits(argb & 0xFFFFFF, 6);
    }

    private static int blend(int top, int bottom, double alpha) {
        return (int) Math.round(top * alpha + bottom * (1 - alpha));
    }

    static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return (argb >>> 24) == 0xFF ? hex() : hex() + "@" + (argb >>> 24);
    }
}
