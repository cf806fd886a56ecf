package io.github.disentangle.ui.picture;

import io.github.disentangle.ui.figure.HeadFigure;
import java.util.Locale;

/// Which lines between two texts a picture of a head draws.
public enum Way {
    ALL(-1, -1),
    FIRST_TO_SECOND(0, 1),
    SECOND_TO_FIRST(1, 0);

    private final int from;
    private final int to;

    Way(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /// Lets lines through that go this way.
    public HeadFigure.Filter filter(double threshold) {
        return HeadFigure.Filter.atLeast(threshold).between(from, to);
    }

    /// Stem of this way's message key.
    public String messageKey() {
        return "head.way." + name().toLowerCase(Locale.ROOT);
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
