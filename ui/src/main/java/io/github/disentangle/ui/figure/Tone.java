package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;

/// What a single bar, curve or band is, and so its colour.
public enum Tone {
    /// Data without a meaning of its own.
    NEUTRAL,
    /// The one that matters.
    STRONG,
    /// Chance, priors, kernels.
    PRIOR,
    CONTENT_TO_CONTENT,
    CONTENT_TO_POSITION,
    POSITION_TO_CONTENT,
    POSITIVE,
    NEGATIVE;

    public Colour colour(Palette palette) {
        return switch (this) {
            case NEUTRAL -> palette.accent();
            case STRONG -> palette.foreground();
            case PRIOR -> palette.prior();
            case CONTENT_TO_CONTENT -> palette.contentToContent();
            case CONTENT_TO_POSITION -> palette.contentToPosition();
            case POSITION_TO_CONTENT -> palette.positionToContent();
            case POSITIVE -> palette.positive();
            case NEGATIVE -> palette.negative();
        };
    }
}
