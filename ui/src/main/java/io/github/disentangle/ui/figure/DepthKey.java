package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// The colours of dots that stand for layers, faint to strong, and the line that says so.
///
/// @param first name of the faintest
/// @param last name of the strongest; not written where it is the first
/// @param count how many there are
record DepthKey(String first, String last, int count) {

    private static final int MOST_DOTS = 12;
    private static final double FAINTEST = 0.25;
    private static final double PITCH = 11;
    private static final double RADIUS = 4;
    private static final double GAP = 6;

    Colour colour(FigureTheme theme, int index) {
        double place = count < 2 ? 1 : FAINTEST + (1 - FAINTEST) * index / (count - 1);
        return new Colour(theme.palette().sequential().argb(place));
    }

    double width(FigureTheme theme) {
        double end = count < 2 ? 0 : GAP + theme.width(last, theme.note());
        return theme.width(first, theme.note()) + GAP + steps() * PITCH + end;
    }

    /// Draws on one base line.
    void draw(Pen pen, double x, double baseline, FigureTheme theme) {
        TextStyle note = theme.note();
        double at = x + theme.width(first, note) + GAP;
        pen.text(first, x, baseline, note);
        for (int step = 0; step < steps(); step++) {
            int index = steps() < 2 ? 0 : step * (count - 1) / (steps() - 1);
            pen.fill(Path.circle(at + RADIUS, baseline - RADIUS, RADIUS), colour(theme, index));
            at += PITCH;
        }
        if (count > 1) {
            pen.text(last, at + GAP / 2, baseline, note);
        }
    }

    private int steps() {
        return Math.min(count, MOST_DOTS);
    }
}
