package io.github.disentangle.ui.theme;

import io.github.disentangle.ui.theme.ColourMap.Arm;

/// The colour tokens of one theme. The three addends keep their hue in both (Okabe and Ito's colour-blind safe set),
/// always with a letter or pattern as second cue.
///
/// @param isDark whether the background is darker than the text
/// @param background behind everything; also the colour of zero in both maps
/// @param surface slightly raised areas: chips, empty plots
/// @param foreground text
/// @param muted secondary text, at least 4.5 : 1 on `background` and `surface`
/// @param grid hair lines inside plots
/// @param border outlines of plots and chips, at least 3 : 1 on `background`
/// @param accent bars, curves and other single data colours, at least 3 : 1 on `background`
/// @param hover outline of what is under the pointer or has the keyboard
/// @param pin outline of what a click holds
/// @param brush outline and wash of a dragged-over set
/// @param missing cells without a value (masked, not finite)
/// @param contentToContent hue of c2c
/// @param contentToPosition hue of c2p
/// @param positionToContent hue of p2c
/// @param prior hue of what depends on neither query nor key alone: kernels, priors, random bands
/// @param negative the diverging map's negative end, for bars and lines
/// @param positive the diverging map's positive end, for bars and lines
/// @param sequential for values that cannot be negative
/// @param diverging for signed values
public record Palette(
        boolean isDark,
        Colour background,
        Colour surface,
        Colour foreground,
        Colour muted,
        Colour grid,
        Colour border,
        Colour accent,
        Colour hover,
        Colour pin,
        Colour brush,
        Colour missing,
        Colour contentToContent,
        Colour contentToPosition,
        Colour positionToContent,
        Colour prior,
        Colour negative,
        Colour positive,
        ColourMap sequential,
        ColourMap diverging) {

    private static final double[] BLUE = {255, 252, 258};
    private static final double[] VERMILION = {60, 48, 34};

    /// Dark text on white.
    public static Palette day() {
        Colour background = Colour.of("#ffffff");
        ColourMap diverging = ColourMap.diverging(
                background,
                new Arm(0.36, BLUE, new double[] {0, 0.15, 0.13}),
                new Arm(0.36, VERMILION, new double[] {0, 0.17, 0.14}));
        return new Palette(
                false,
                background,
                Colour.of("#f6f8fa"),
                Colour.of("#1f2328"),
                Colour.of("#57606a"),
                Colour.of("#d8dee4"),
                Colour.of("#818b98"),
                Colour.of("#4a6b8a"),
                Colour.of("#1f2328"),
                Colour.of("#bf3989"),
                Colour.of("#0550ae"),
                Colour.of("#dde1e6"),
                Colour.of("#0072b2"),
                Colour.of("#e69f00"),
                Colour.of("#009e73"),
                Colour.of("#6e7781"),
                diverging.at(0.14),
                diverging.at(0.86),
                ColourMap.sequential(
                        background, new Arm(0.24, new double[] {105, 125, 165, 215, 262, 290}, new double[] {
                            0.02, 0.12, 0.13, 0.12, 0.15, 0.13
                        })),
                diverging);
    }

    /// Light text on near black.
    public static Palette night() {
        Colour background = Colour.of("#0d1117");
        ColourMap diverging = ColourMap.diverging(
                background,
                new Arm(0.86, BLUE, new double[] {0, 0.14, 0.10}),
                new Arm(0.86, VERMILION, new double[] {0, 0.15, 0.10}));
        return new Palette(
                true,
                background,
                Colour.of("#161b22"),
                Colour.of("#e6edf3"),
                Colour.of("#9198a1"),
                Colour.of("#262c36"),
                Colour.of("#656c76"),
                Colour.of("#7d9bbb"),
                Colour.of("#ffffff"),
                Colour.of("#f778ba"),
                Colour.of("#79c0ff"),
                Colour.of("#2a313c"),
                Colour.of("#0072b2"),
                Colour.of("#e69f00"),
                Colour.of("#009e73"),
                Colour.of("#8b949e"),
                diverging.at(0.14),
                diverging.at(0.86),
                ColourMap.sequential(
                        background, new Arm(0.96, new double[] {290, 285, 258, 205, 150, 108}, new double[] {
                            0.03, 0.14, 0.15, 0.11, 0.16, 0.12
                        })),
                diverging);
    }
}
