package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;

/// Token names along the rows (left of the plot) or the columns (above it, leaning) of a grid. Where names would
/// collide only every second, fifth, tenth, … one is written.
///
/// @param room the longest a name may be, in pixels along its own direction; longer ones are elided
/// @param upright whether names above columns stand level because each fits its column
record AxisLabels(Target.Side side, TokenAxis axis, CellGrid grid, FigureTheme theme, double room, boolean upright) {

    static final double GAP = 7;
    private static final double LEAN = 60;
    private static final double[] STEPS = {1, 2, 5};
    private static final double LINE = 1.15;
    private static final int MANY = 24;

    AxisLabels(Target.Side side, TokenAxis axis, CellGrid grid, FigureTheme theme, double room) {
        this(side, axis, grid, theme, room, fitsLevel(axis, grid, theme));
    }

    /// The same names with another part of them visible.
    AxisLabels moved(Viewport viewport) {
        return new AxisLabels(side, axis, grid.moved(viewport), theme, room);
    }

    private static boolean fitsLevel(TokenAxis axis, CellGrid grid, FigureTheme theme) {
        return grid.cellWidth() > theme.fontSize() && axis.widest(theme, theme.label()) + 6 <= grid.cellWidth();
    }

    /// Height that leaning names of at most `length` pixels need above the plot.
    static double height(double length, FigureTheme theme) {
        return GAP + length * Math.sin(Math.toRadians(LEAN)) + theme.fontSize() / 2;
    }

    /// How far leaning names of at most `length` pixels reach to the right of their column.
    static double overhang(double length) {
        return length * Math.cos(Math.toRadians(LEAN));
    }

    /// Room that names take along their own direction, positions included where tokens are too many to name all.
    static double room(TokenAxis axis, FigureTheme theme, double most) {
        double position = axis.length() > MANY && axis.ofTokens() ? theme.width(axis.length() + " ", theme.label()) : 0;
        return Math.max(0, Math.min(most, axis.widest(theme, theme.label()) + position + 1));
    }

    /// Every how many tokens one is named.
    int step() {
        double pitch = pitch();
        double needed = smallest() * LINE;
        for (double decade = 1; ; decade *= 10) {
            for (double step : STEPS) {
                if (pitch * step * decade >= needed) {
                    return (int) (step * decade);
                }
            }
        }
    }

    void draw(Pen pen) {
        if (axis.length() == 0) {
            return;
        }
        int step = step();
        for (int index = first(); index <= last(); index++) {
            if (index % step == 0 && middle(index) >= start() && middle(index) <= end()) {
                write(pen, index, style(index));
            }
        }
        if (step == 1) {
            drawWords(pen);
        }
    }

    /// One name again, on a ground that hides its neighbours, for the token that is marked.
    void emphasise(Pen pen, int index, Colour colour) {
        double middle = middle(index);
        if (index < first() || index > last() || middle < start() || middle > end()) {
            return;
        }
        TextStyle style = theme.label().coloured(theme.background()).strong();
        AxisName name = shown(index, style);
        double length = name.width(theme, style) + 8;
        double half = theme.fontSize() * 0.75;
        if (side == Target.Side.QUERY) {
            double right = grid.area().x() - GAP + 4;
            pen.fill(new Rect(right - length, middle - half, length, 2 * half), colour);
            name.draw(pen, theme, right - 4, theme.baseline(middle, style), style.ended());
        } else if (upright) {
            double bottom = grid.area().y() - 2;
            pen.fill(new Rect(middle - length / 2, bottom - 2 * half, length, 2 * half), colour);
            name.draw(pen, theme, middle, theme.baseline(bottom - half, style), style.centred());
        } else {
            pen.fill(leaningGround(middle, length, half), colour);
            write(pen, index, style);
        }
    }

    /// The strip of one token's name.
    Rect bounds(int index) {
        return side == Target.Side.QUERY
                ? new Rect(grid.area().x() - GAP - room, grid.y(index), room + GAP, grid.cellHeight())
                        .within(new Rect(
                                grid.area().x() - GAP - room,
                                grid.area().y(),
                                room + GAP,
                                grid.area().height()))
                : new Rect(grid.x(index), grid.area().y() - height(room, theme), grid.cellWidth(), height(room, theme))
                        .within(new Rect(
                                grid.area().x(),
                                grid.area().y() - height(room, theme),
                                grid.area().width(),
                                height(room, theme)));
    }

    /// Whether the point lies among the names; leaning names are found where they stand on their column.
    boolean contains(double x, double y) {
        Rect area = grid.area();
        return side == Target.Side.QUERY
                ? x >= area.x() - GAP - room && x < area.x() && y >= area.y() && y < area.bottom()
                : y >= area.y() - height(room, theme)
                        && y < area.y()
                        && column(x, y) >= area.x()
                        && column(x, y) < area.right();
    }

    /// The token whose name lies at a point that this axis [#contains].
    int index(double x, double y) {
        return side == Target.Side.QUERY ? grid.row(y) : grid.column(column(x, y));
    }

    private double column(double x, double y) {
        return upright ? x : x - (grid.area().y() - y) / Math.tan(Math.toRadians(LEAN));
    }

    private void write(Pen pen, int index, TextStyle style) {
        AxisName name = shown(index, style);
        double middle = middle(index);
        if (side == Target.Side.QUERY) {
            name.draw(pen, theme, grid.area().x() - GAP, theme.baseline(middle, style), style.ended());
        } else if (upright) {
            name.draw(pen, theme, middle, grid.area().y() - GAP, style.centred());
        } else {
            double rise = style.size() * theme.typefaces().capHeight() / 2;
            double angle = Math.toRadians(LEAN);
            name.draw(
                    pen,
                    theme,
                    middle + rise * Math.sin(angle),
                    grid.area().y() - GAP + rise * Math.cos(angle),
                    style.turned(-LEAN));
        }
    }

    /// A thin bracket under pieces that make up one word.
    private void drawWords(Pen pen) {
        Stroke stroke = new Stroke(theme.palette().muted(), 1);
        for (int index = Math.max(1, first()); index <= last(); index++) {
            if (!axis.continuesWord(index)) {
                continue;
            }
            double from = Math.max(start(), middle(index - 1));
            double to = Math.min(end(), middle(index));
            if (from < to) {
                if (side == Target.Side.QUERY) {
                    pen.line(grid.area().x() - 3.5, from, grid.area().x() - 3.5, to, stroke);
                } else {
                    pen.line(from, grid.area().y() - 3.5, to, grid.area().y() - 3.5, stroke);
                }
            }
        }
    }

    private Path leaningGround(double middle, double length, double half) {
        double angle = Math.toRadians(LEAN);
        double dx = Math.cos(angle);
        double dy = -Math.sin(angle);
        double x = middle - 4 * dx;
        double y = grid.area().y() - GAP - 4 * dy;
        return new Path.Builder()
                .move(x + half * dy, y - half * dx)
                .line(x + length * dx + half * dy, y + length * dy - half * dx)
                .line(x + length * dx - half * dy, y + length * dy + half * dx)
                .line(x - half * dy, y + half * dx)
                .close()
                .build();
    }

    /// Distance of two names, across their own direction.
    private double pitch() {
        return side == Target.Side.QUERY ? grid.cellHeight() : grid.cellWidth() * Math.sin(Math.toRadians(LEAN));
    }

    private double smallest() {
        return theme.fontSize() * 0.8;
    }

    private TextStyle style(int index) {
        TextStyle style = theme.label().sized(Math.clamp(pitch() / LINE, smallest(), theme.fontSize()));
        return axis.label(index).special() ? style.coloured(theme.palette().muted()) : style;
    }

    /// Where not every token is named, names carry their position.
    private AxisName shown(int index, TextStyle style) {
        AxisName whole = AxisName.of(axis, index, step() > 1);
        AxisName start = whole.within(room, theme, style);
        return !whole.number().isEmpty() || start.equals(whole) || !beginsLikeOthers(start.name())
                ? start
                : new AxisName("", theme.typefaces().elideMiddle(whole.name(), room, style));
    }

    private boolean beginsLikeOthers(String elided) {
        String start = elided.isEmpty() ? "" : elided.substring(0, elided.length() - 1);
        return axis.labels().stream()
                        .filter(label -> label.text().startsWith(start))
                        .limit(2)
                        .count()
                > 1;
    }

    private int first() {
        return side == Target.Side.QUERY ? grid.firstRow() : grid.firstColumn();
    }

    private int last() {
        return side == Target.Side.QUERY ? grid.lastRow() : grid.lastColumn();
    }

    private double middle(int index) {
        return side == Target.Side.QUERY ? grid.y(index) + grid.cellHeight() / 2 : grid.x(index) + grid.cellWidth() / 2;
    }

    private double start() {
        return side == Target.Side.QUERY ? grid.area().y() : grid.area().x();
    }

    private double end() {
        return side == Target.Side.QUERY ? grid.area().bottom() : grid.area().right();
    }
}
