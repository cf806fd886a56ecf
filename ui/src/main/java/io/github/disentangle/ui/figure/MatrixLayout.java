package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [MatrixFigure]: caption on top, names left and above, the plot as large as fits, notes and legend below;
/// in a low frame the legend stands beside the plot.
final class MatrixLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double LARGEST_NAME = 130;
    private static final double LEGEND_GAP = 24;
    private static final double LEGEND_WIDTH = 200;
    /// By how much cells must grow for the legend to leave its place below.
    private static final double WORTH = 1.12;

    private final MatrixFigure figure;
    private final Frame frame;
    private final MatrixPlot plot;
    private final AxisLabels rows;
    private final AxisLabels columns;
    private final Rect content;
    private final boolean legendBeside;

    MatrixLayout(MatrixFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        Rect inner = frame.bounds().inset(MARGIN);
        double rowRoom = rowRoom(figure, theme, inner.width() * 0.3);
        double columnRoom = columnRoom(figure, theme, inner.height() * 0.35);
        double left = left(figure, theme, rowRoom);
        double top = figure.caption().height(theme) + AxisLabels.height(columnRoom, theme);
        Size key = figure.legend().size(theme, LEGEND_WIDTH);
        double room = inner.width() - left - AxisLabels.overhang(columnRoom);
        double below = Math.min(
                room / Math.max(1, figure.keys().length()),
                (inner.height() - top - bottom(figure, theme, inner.width()))
                        / Math.max(1, figure.queries().length()));
        double beside = Math.min(
                (room - LEGEND_GAP - key.width()) / Math.max(1, figure.keys().length()),
                (inner.height() - top - note(theme))
                        / Math.max(1, figure.queries().length()));
        legendBeside = beside * figure.queries().length() >= key.height()
                && below < MatrixFigure.LARGEST_CELL
                && cell(beside, beside) > cell(below, below) * WORTH;
        double bottom = legendBeside ? note(theme) : bottom(figure, theme, inner.width());
        double right = AxisLabels.overhang(columnRoom) + (legendBeside ? LEGEND_GAP + key.width() : 0);
        double wide = (inner.width() - left - right) / Math.max(1, figure.keys().length());
        double high =
                (inner.height() - top - bottom) / Math.max(1, figure.queries().length());
        boolean oblong = oblong(figure, Math.min(wide, high));
        double width = cell(wide, oblong ? Math.max(high, MatrixFigure.COMFORTABLE_CELL) : high)
                * figure.keys().length();
        double height = cell(high, oblong ? Math.max(wide, MatrixFigure.COMFORTABLE_CELL) : wide)
                * figure.queries().length();
        double slack = Math.max(0, Math.floor((inner.width() - left - width - right) / 2));
        Rect area = new Rect(Math.round(inner.x() + slack + left), Math.round(inner.y() + top), width, height);
        content = new Rect(inner.x() + slack, inner.y(), Math.max(0, inner.width() - slack), inner.height());
        CellGrid grid =
                new CellGrid(area, figure.queries().length(), figure.keys().length(), frame.viewport());
        plot = new MatrixPlot(
                figure.values(),
                figure.queries(),
                figure.keys(),
                figure.legend().scale(),
                grid,
                theme);
        rows = new AxisLabels(Target.Side.QUERY, figure.queries(), grid, theme, rowRoom);
        columns = new AxisLabels(Target.Side.KEY, figure.keys(), grid, theme, columnRoom);
    }

    private MatrixLayout(MatrixLayout before, Viewport viewport) {
        figure = before.figure;
        frame = before.frame.moved(viewport);
        plot = before.plot.moved(viewport);
        rows = before.rows.moved(viewport);
        columns = before.columns.moved(viewport);
        content = before.content;
        legendBeside = before.legendBeside;
    }

    /// Tokens against tokens have square cells unless numbers in them gain by the width; where rows and columns are
    /// different things a few rows of many columns may be taller than wide.
    private static boolean oblong(MatrixFigure figure, double cell) {
        return figure.reading() == MatrixFigure.Reading.TOGETHER
                && (figure.queries().length() != figure.keys().length() || cell >= MatrixPlot.GRID_FROM);
    }

    /// Room for the figure with cells of the given size.
    static Size sizeFor(MatrixFigure figure, double cell, FigureTheme theme) {
        double rowRoom = rowRoom(figure, theme, LARGEST_NAME);
        double columnRoom = columnRoom(figure, theme, LARGEST_NAME);
        double width = left(figure, theme, rowRoom) + cell * figure.keys().length() + AxisLabels.overhang(columnRoom);
        double wide = Math.max(width, figure.legend().size(theme, 400).width());
        double height = figure.caption().height(theme)
                + AxisLabels.height(columnRoom, theme)
                + cell * figure.queries().length()
                + bottom(figure, theme, wide);
        return new Size(Math.ceil(wide + 2 * MARGIN), Math.ceil(height + 2 * MARGIN));
    }

    private static double rowRoom(MatrixFigure figure, FigureTheme theme, double most) {
        return AxisLabels.room(figure.queries(), theme, Math.min(LARGEST_NAME, most));
    }

    private static double columnRoom(MatrixFigure figure, FigureTheme theme, double most) {
        return AxisLabels.room(figure.keys(), theme, Math.min(LARGEST_NAME, most));
    }

    private static double left(MatrixFigure figure, FigureTheme theme, double rowRoom) {
        return Math.max(rowRoom, theme.width(cornerQuery(figure), theme.note())) + AxisLabels.GAP;
    }

    private static double bottom(MatrixFigure figure, FigureTheme theme, double width) {
        return note(theme) + figure.legend().size(theme, width).height();
    }

    /// Height of the note below the plot.
    private static double note(FigureTheme theme) {
        return 8 + theme.lineHeight(theme.note());
    }

    private static String cornerQuery(MatrixFigure figure) {
        return figure.queries().title() + " ↓";
    }

    /// Whole pixels once a cell has a few of them, so that all cells are alike.
    private static double cell(double length, double most) {
        double cell = Math.clamp(Math.min(length, most), 0, MatrixFigure.LARGEST_CELL);
        return cell >= 3 ? Math.floor(cell) : cell;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        Rect area = plot.grid().area();
        Rect inner = frame.bounds().inset(MARGIN);
        if (plot.isEmpty()) {
            figure.caption().draw(pen, inner, theme);
            double y = inner.y() + figure.caption().height(theme) + theme.fontSize();
            pen.text(theme.elide("no tokens", inner.width(), theme.note()), inner.x(), y, theme.note());
            return;
        }
        double captionX = Math.max(
                inner.x(),
                Math.min(content.x(), inner.right() - figure.caption().width(theme)));
        figure.caption().draw(pen, new Rect(captionX, inner.y(), inner.right() - captionX, inner.height()), theme);
        double corner = area.x() - AxisLabels.GAP;
        pen.text(
                figure.keys().title() + " →",
                corner,
                area.y() - AxisLabels.GAP - 5 - theme.lineHeight(theme.note()),
                theme.note().ended());
        pen.text(
                cornerQuery(figure),
                corner,
                area.y() - AxisLabels.GAP - 5,
                theme.note().ended());
        rows.draw(pen);
        columns.draw(pen);
        plot.draw(pen);
        double noteY = area.bottom() + 4 + theme.note().size();
        double noteX = Math.max(inner.x(), Math.min(area.x(), inner.right() - theme.width(note(), theme.note())));
        pen.text(theme.elide(note(), inner.right() - noteX, theme.note()), noteX, noteY, theme.note());
        if (legendBeside) {
            Size key = figure.legend().size(theme, LEGEND_WIDTH);
            double legendX = area.right() + AxisLabels.overhang(columns.room()) + LEGEND_GAP;
            figure.legend().draw(pen, legendX, area.y(), key.width(), theme);
        } else {
            double legendX = figure.legend().placed(area.x(), inner, theme);
            figure.legend().draw(pen, legendX, area.bottom() + note(theme), inner.right() - legendX, theme);
        }
    }

    /// What was left out of the picture for want of room.
    private String note() {
        List<String> parts = new ArrayList<>();
        int step = Math.max(rows.step(), columns.step());
        if (step > 1) {
            String things = figure.reading() == MatrixFigure.Reading.TOGETHER ? " cells" : " tokens";
            parts.add(figure.queries().length() + " × " + figure.keys().length() + things + ", every " + ordinal(step)
                    + " named");
        }
        int side = plot.cellsPerPixel();
        if (side > 1) {
            parts.add("a dot is the strongest of " + side + " × " + side + " cells");
        }
        return String.join(" · ", parts);
    }

    private static String ordinal(int number) {
        return number == 2 ? "2nd" : number + "th";
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        Colour brush = frame.theme().palette().brush();
        for (Target target : highlight.brushed()) {
            if (target instanceof Target.Cell(int query, int key)) {
                plot.drawWash(pen, query, key, brush);
            } else {
                mark(pen, target, brush, false);
            }
        }
        for (Target target : highlight.pinned()) {
            mark(pen, target, frame.theme().palette().pin(), false);
        }
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), frame.theme().palette().hover(), true);
        }
    }

    private void mark(Pen pen, Target target, Colour colour, boolean crosshair) {
        switch (target) {
            case Target.Cell(int query, int key)
            when plot.grid().contains(query, key) -> {
                if (crosshair) {
                    plot.drawCrosshair(pen, query, key, colour);
                }
                plot.drawRing(pen, query, key, colour);
                rows.emphasise(pen, query, colour);
                columns.emphasise(pen, key, colour);
            }
            case Target.Token token
            when shows(token) -> {
                plot.drawBand(pen, token, colour);
                (token.side() == Target.Side.QUERY ? rows : columns).emphasise(pen, token.index(), colour);
            }
            default -> {
                // not in this picture
            }
        }
    }

    @Override
    public Optional<Target> at(double x, double y) {
        if (plot.isEmpty()) {
            return Optional.empty();
        }
        if (plot.grid().area().contains(x, y)) {
            return Optional.of(new Target.Cell(plot.grid().row(y), plot.grid().column(x)));
        }
        if (rows.contains(x, y)) {
            return Optional.of(new Target.Token(Target.Side.QUERY, rows.index(x, y)));
        }
        return columns.contains(x, y)
                ? Optional.of(new Target.Token(Target.Side.KEY, columns.index(x, y)))
                : Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        Rect found = switch (target) {
            case Target.Cell(int query, int key)
            when plot.grid().contains(query, key) ->
                plot.grid().cell(query, key).within(plot.grid().area());
            case Target.Token token
            when shows(token) -> (token.side() == Target.Side.QUERY ? rows : columns).bounds(token.index());
            default -> new Rect(0, 0, 0, 0);
        };
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    private boolean shows(Target.Token token) {
        int count = token.side() == Target.Side.QUERY
                ? figure.queries().length()
                : figure.keys().length();
        return token.index() >= 0 && token.index() < count;
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        return CellSteps.next(plot.grid(), from, direction);
    }

    @Override
    public String describe(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key) when plot.grid().contains(query, key) -> figure.words(query, key);
            case Target.Token token
            when shows(token) ->
                (token.side() == Target.Side.QUERY ? figure.queries() : figure.keys()).describe(token.index());
            default -> "";
        };
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return plot.isEmpty() ? Optional.empty() : Optional.of(plot.grid().area());
    }

    @Override
    public Optional<FigureLayout> moved(Viewport viewport) {
        return Optional.of(new MatrixLayout(this, viewport));
    }

    @Override
    public Viewport showing(Target target) {
        return target instanceof Target.Cell(int query, int key) && plot.grid().contains(query, key)
                ? plot.grid().showing(query, key)
                : frame.viewport();
    }
}
