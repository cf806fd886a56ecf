package io.github.disentangle.ui.figure;

/// How the panels of a [TermsFigure] share the room: in as many lines as makes their cells largest. Names of keys stand
/// above the first line only, names of queries at the left of each line. Where panels would be too small to read a
/// pattern in, names of keys give their room to the cells and operators stand closer: the keys are the queries' tokens.
///
/// @param perLine panels in a full line
/// @param lines how many lines
/// @param cell side of a cell, in pixels
/// @param rowRoom the longest a name of a query may be
/// @param columnRoom the longest a name of a key may be, along its own direction; 0 where keys are not named
/// @param operator room of an operator between two panels
record TermsArrangement(int perLine, int lines, double cell, double rowRoom, double columnRoom, double operator) {

    private static final double OPERATOR = 30;
    private static final double NARROW_OPERATOR = 20;
    static final double LINE_GAP = 14;
    private static final double LARGEST_NAME = 90;
    private static final double NAMES_SHARE = 0.18;
    /// Fewer lines are easier to read: more of them must gain something.
    private static final double WORTH = 1.08;
    /// The least side of a panel, in pixels, that is worth naming its keys.
    private static final double READABLE = 100;

    /// The arrangement with the largest cells in a room of `width` by `height` pixels.
    static TermsArrangement fitting(TermsFigure figure, FigureTheme theme, double width, double height) {
        double rowRoom = AxisLabels.room(figure.queries(), theme, Math.min(LARGEST_NAME, width * NAMES_SHARE));
        double columnRoom = AxisLabels.room(figure.keys(), theme, Math.min(LARGEST_NAME, height * NAMES_SHARE));
        int count = figure.panels();
        TermsArrangement named =
                new TermsArrangement(count, 1, 0, rowRoom, columnRoom, OPERATOR).inLines(figure, theme, width, height);
        if (named.cell() * Math.max(figure.queries().length(), figure.keys().length()) >= READABLE) {
            return named;
        }
        TermsArrangement bare =
                new TermsArrangement(count, 1, 0, rowRoom, 0, NARROW_OPERATOR).inLines(figure, theme, width, height);
        return bare.cell() > named.cell() * WORTH ? bare : named;
    }

    /// With the same names, the number of lines that makes cells largest.
    private TermsArrangement inLines(TermsFigure figure, FigureTheme theme, double width, double height) {
        int count = figure.panels();
        TermsArrangement best = this;
        for (int lines = 1; lines <= count; lines++) {
            int perLine = Math.ceilDiv(count, lines);
            if (Math.ceilDiv(count, perLine) < lines) {
                continue; // the last line would be empty
            }
            TermsArrangement with = new TermsArrangement(perLine, lines, 0, rowRoom, columnRoom, operator);
            double wide = (width - with.left(count)) / perLine - operator - with.overhang();
            double high = (height - namesHeight(theme)) / lines - headingHeight(theme) - LINE_GAP;
            double cell = Math.clamp(
                    Math.min(
                            wide / Math.max(1, figure.keys().length()),
                            high / Math.max(1, figure.queries().length())),
                    0,
                    MatrixFigure.LARGEST_CELL);
            cell = cell >= 3 ? Math.floor(cell) : cell;
            if (cell > best.cell() * WORTH) {
                best = new TermsArrangement(perLine, lines, cell, rowRoom, columnRoom, operator);
            }
        }
        return best;
    }

    /// All panels in one line, with cells of the given size.
    static TermsArrangement inOneLine(TermsFigure figure, FigureTheme theme, double cell) {
        return new TermsArrangement(
                figure.panels(),
                1,
                cell,
                AxisLabels.room(figure.queries(), theme, LARGEST_NAME),
                AxisLabels.room(figure.keys(), theme, LARGEST_NAME),
                OPERATOR);
    }

    /// Whether names of keys stand above the first line.
    boolean namesKeys() {
        return columnRoom > 0;
    }

    /// Height of the names of keys.
    double namesHeight(FigureTheme theme) {
        return namesKeys() ? AxisLabels.height(columnRoom, theme) : 0;
    }

    static double headingHeight(FigureTheme theme) {
        return theme.lineHeight(theme.heading()) + 9;
    }

    /// Room left of the first panel of a line: names, and the operator that starts a line.
    double left(int count) {
        return rowRoom + AxisLabels.GAP + (perLine < count ? operator : 0);
    }

    /// Distance of two panels in a line.
    double pitch(TermsFigure figure) {
        return cell * figure.keys().length() + operator + overhang();
    }

    /// Room that all panels take with what belongs to them.
    Size size(TermsFigure figure, FigureTheme theme) {
        double line = headingHeight(theme) + cell * figure.queries().length() + LINE_GAP;
        return new Size(left(figure.panels()) + perLine * pitch(figure) - operator, namesHeight(theme) + lines * line);
    }

    /// Names that lean over the next panel may use half of the gap.
    private double overhang() {
        return AxisLabels.overhang(columnRoom) * 0.5;
    }
}
