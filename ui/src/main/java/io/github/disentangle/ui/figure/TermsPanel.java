package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import org.jspecify.annotations.Nullable;

/// One small multiple of a [TermsFigure]: a heading with the rule of its addend, its cells, and the names that stand at
/// it.
///
/// @param addend whose hue the rule has; null for the score and the probability
/// @param operator what stands before the panel; blank before the first
/// @param operatorX the middle of the operator
/// @param columns null where the panel above has the names or there is no room for them
/// @param rows null where the panel at the left has the names
record TermsPanel(
        String title,
        @Nullable Addend addend,
        String operator,
        double operatorX,
        MatrixPlot plot,
        @Nullable AxisLabels columns,
        @Nullable AxisLabels rows,
        Rect heading) {

    Rect area() {
        return plot.grid().area();
    }

    /// The same panel with another part of its cells visible.
    TermsPanel moved(Viewport viewport) {
        return new TermsPanel(
                title,
                addend,
                operator,
                operatorX,
                plot.moved(viewport),
                columns == null ? null : columns.moved(viewport),
                rows == null ? null : rows.moved(viewport),
                heading);
    }

    void draw(Pen pen, FigureTheme theme) {
        drawHeading(pen, theme);
        if (columns != null) {
            columns.draw(pen);
        }
        if (rows != null) {
            rows.draw(pen);
        }
        plot.draw(pen);
        TextStyle sign = theme.title().sized(theme.fontSize() + 4).centred();
        pen.text(operator, operatorX, theme.baseline(area().centreY(), sign), sign);
    }

    private void drawHeading(Pen pen, FigureTheme theme) {
        TextStyle style = theme.heading();
        double baseline = heading.y() + style.size();
        pen.text(theme.elide(title, heading.width(), style), heading.x(), baseline, style);
        Colour rule = addend == null ? theme.palette().border() : addend.colour(theme.palette());
        double thickness = addend == null ? 1 : 3;
        pen.fill(new Rect(heading.x(), baseline + 5, area().width(), thickness), rule);
    }

    /// Marks a cell or a token where it is shown here.
    ///
    /// @param hovered whether the pointer is on it: then its value stands in the heading
    void mark(Pen pen, FigureTheme theme, Target target, Colour colour, boolean hovered) {
        switch (target) {
            case Target.Cell(int query, int key)
            when plot.grid().contains(query, key) -> {
                if (hovered) {
                    plot.drawCrosshair(pen, query, key, colour);
                    writeValue(pen, theme, query, key);
                }
                plot.drawRing(pen, query, key, colour);
                emphasise(pen, columns, key, colour);
                emphasise(pen, rows, query, colour);
            }
            case Target.Token token
            when names(token.side()) -> {
                plot.drawBand(pen, token, colour);
                emphasise(pen, token.side() == Target.Side.KEY ? columns : rows, token.index(), colour);
            }
            default -> {
                // not in this picture
            }
        }
    }

    private boolean names(Target.Side side) {
        return side == Target.Side.KEY
                ? plot.keys().length() > 0
                : plot.queries().length() > 0;
    }

    private static void emphasise(Pen pen, @Nullable AxisLabels names, int index, Colour colour) {
        if (names != null) {
            names.emphasise(pen, index, colour);
        }
    }

    /// Beside the title, or in its place where there is no room for both: it would reach into the next heading.
    private void writeValue(Pen pen, FigureTheme theme, int query, int key) {
        double value = plot.values().get(query, key);
        String text = operator.equals("→") ? Numbers.readable(value) : Numbers.signed(value);
        double baseline = heading.y() + theme.heading().size();
        double both = theme.width(title + " " + text, theme.heading()) + 4;
        if (both > heading.width()) {
            pen.fill(
                    new Rect(
                            heading.x(),
                            heading.y(),
                            heading.width(),
                            theme.heading().size() + 4),
                    theme.background());
            pen.text(theme.elide(text, heading.width(), theme.label()), heading.x(), baseline, theme.label());
        } else {
            pen.text(
                    text,
                    Math.max(area().right(), heading.x() + both),
                    baseline,
                    theme.label().ended());
        }
    }
}
