package io.github.disentangle.ui.figure;

/// What stands beside one row or column: a name, and the position before it where not all are named. The two are
/// written apart, so that a name written from right to left does not pull the number to its other side.
///
/// @param number blank for none
record AxisName(String number, String name) {

    /// @param numbered whether not every token is named
    static AxisName of(TokenAxis axis, int index, boolean numbered) {
        return new AxisName(numbered && axis.ofTokens() ? Integer.toString(index) : "", axis.text(index));
    }

    /// Elided to fit a length.
    AxisName within(double length, FigureTheme theme, TextStyle style) {
        return new AxisName(number, theme.elide(name, Math.max(0, length - before(theme, style)), style));
    }

    double width(FigureTheme theme, TextStyle style) {
        return before(theme, style) + theme.width(name, style);
    }

    /// @param x of the anchor
    /// @param y of the baseline there
    void draw(Pen pen, FigureTheme theme, double x, double y, TextStyle style) {
        if (number.isEmpty()) {
            pen.text(name, x, y, style);
            return;
        }
        double along = Math.cos(Math.toRadians(style.degrees()));
        double down = Math.sin(Math.toRadians(style.degrees()));
        if (style.anchor() == TextStyle.Anchor.END) {
            double back = theme.width(" " + name, style);
            pen.text(number, x - back * along, y - back * down, style);
            pen.text(name, x, y, style);
            return;
        }
        double back = style.anchor() == TextStyle.Anchor.MIDDLE ? width(theme, style) / 2 : 0;
        double on = before(theme, style) - back;
        TextStyle started = style.anchored(TextStyle.Anchor.START);
        pen.text(number, x - back * along, y - back * down, started);
        pen.text(name, x + on * along, y + on * down, started);
    }

    private double before(FigureTheme theme, TextStyle style) {
        return number.isEmpty() ? 0 : theme.width(number + " ", style);
    }
}
