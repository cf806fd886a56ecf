package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// One of the two columns of token names of a [HeadFigure], beside the lines.
///
/// @param side queries stand left of the lines, keys right of them
/// @param grid a row for each token; its area is that of the lines
/// @param edge where the room for names ends, away from the lines
record HeadNames(FigureTheme theme, TokenAxis axis, Target.Side side, CellGrid grid, double edge) {

    /// Every how manieth token is named: all, where there is room.
    int step() {
        double pitch = grid.cellHeight();
        int step = 1;
        while (pitch > 0 && pitch * step < theme.fontSize() * 1.1) {
            step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
        }
        return step;
    }

    void draw(Pen pen) {
        int step = step();
        for (int index = grid.firstRow(); index <= grid.lastRow(); index++) {
            if (index % step == 0 && grid.spans(grid.middle(index))) {
                write(
                        pen,
                        index,
                        axis.label(index).special()
                                ? theme.label().coloured(theme.palette().muted())
                                : theme.label());
            }
        }
    }

    /// Marks one name, if it is in sight.
    void emphasise(Pen pen, int index, Colour colour) {
        double middle = grid.middle(index);
        if (!grid.spans(middle)) {
            return;
        }
        TextStyle style = theme.label().strong().coloured(theme.background());
        double width = name(index).width(theme, style) + 8;
        double half = theme.fontSize() * 0.75;
        double x = side == Target.Side.QUERY
                ? grid.area().x() - AxisLabels.GAP + 4 - width
                : grid.area().right() + AxisLabels.GAP - 4;
        pen.fill(new Rect(x, middle - half, width, 2 * half), colour);
        write(pen, index, style);
    }

    /// Where a token's name lies, as far as it is in sight.
    Rect bounds(int index) {
        Rect area = grid.area();
        Rect names = side == Target.Side.QUERY
                ? new Rect(edge, area.y(), Math.max(0, area.x() - edge), area.height())
                : new Rect(area.right(), area.y(), Math.max(0, edge - area.right()), area.height());
        return new Rect(names.x(), grid.y(index), names.width(), grid.cellHeight()).within(names);
    }

    private AxisName name(int index) {
        return AxisName.of(axis, index, step() > 1);
    }

    private void write(Pen pen, int index, TextStyle style) {
        double baseline = theme.baseline(grid.middle(index), style);
        if (side == Target.Side.QUERY) {
            double x = grid.area().x() - AxisLabels.GAP;
            name(index).within(x - edge, theme, style).draw(pen, theme, x, baseline, style.ended());
        } else {
            double x = grid.area().right() + AxisLabels.GAP;
            name(index).within(edge - x, theme, style).draw(pen, theme, x, baseline, style);
        }
    }
}
