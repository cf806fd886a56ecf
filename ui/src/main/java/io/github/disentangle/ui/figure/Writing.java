package io.github.disentangle.ui.figure;

import java.text.Bidi;

/// Which way a text is written.
public final class Writing {

    private Writing() {}

    /// Whether a text is written from right to left, by its first letter that has a direction.
    public static boolean runsRightToLeft(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }
}
