package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [WaterfallFigure]: start on top, each contribution from where the last one ended, the sum at the bottom.
/// Bar 0 is the start, bar 1 the first contribution, the one after the last contribution the sum. Where they are too
/// many to be named only the largest have a row of their own and the bar after the sum is the rest.
final class WaterfallLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double GAP = 8;
    private static final double LARGEST_ROW = 36;
    private static final double LINE = 1.15;
    private static final double SMALLEST = 0.75;
    private static final int OTHER_ROWS = 3;

    private final WaterfallFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Rect plot;
    private final List<Row> rows = new ArrayList<>();
    private final double row;
    private final int decimals;
    private final BarRows lines;
    private double low;
    private double high;

    private record Row(int bar, String label, double from, double to, boolean total) {

        double value() {
            return total ? to : to - from;
        }
    }

    WaterfallLayout(WaterfallFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        double top = content.y() + figure.caption().height(theme);
        double footer = 2 * theme.lineHeight(theme.note()) + 4;
        double available = Math.max(0, content.bottom() - top - footer);
        stack((int) (available / (theme.fontSize() * SMALLEST * LINE)) - OTHER_ROWS);
        decimals = Numbers.decimals(rows.stream().mapToDouble(Row::value).toArray());
        double names = 0;
        double values = 0;
        for (Row each : rows) {
            names = Math.max(names, theme.width(each.label(), theme.heading()));
            values = Math.max(values, theme.width(written(each), theme.heading()));
            low = Math.min(low, Math.min(each.from(), each.to()));
            high = Math.max(high, Math.max(each.from(), each.to()));
        }
        if (!(high - low > 0 && Double.isFinite(high - low))) {
            low = 0;
            high = 1;
        }
        names = Math.min(names, content.width() * 0.4);
        row = Math.min(LARGEST_ROW, available / rows.size());
        plot = new Rect(
                content.x() + names + GAP,
                top,
                Math.max(0, content.width() - names - values - 2 * GAP),
                row * rows.size());
        lines = new BarRows(content.x(), top, content.width(), row, rows.size());
    }

    /// @param room for how many contributions there is a row
    private void stack(int room) {
        List<WaterfallFigure.Step> steps = figure.steps();
        int own = Math.clamp(room, 1, WaterfallFigure.MOST_STEPS);
        List<Integer> order = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            order.add(step);
        }
        boolean all = steps.size() <= own + 1;
        if (!all) {
            order.sort(Comparator.comparingDouble(
                    (Integer step) -> -Math.abs(steps.get(step).value())));
        }
        rows.add(new Row(0, figure.startName(), 0, figure.start(), true));
        double running = figure.start();
        for (int step : order.subList(0, all ? steps.size() : own)) {
            double to = running + steps.get(step).value();
            rows.add(new Row(step + 1, steps.get(step).label(), running, to, false));
            running = to;
        }
        if (!all) {
            rows.add(new Row(steps.size() + 2, steps.size() - own + " others", running, figure.end(), false));
        }
        rows.add(new Row(steps.size() + 1, figure.endName(), 0, figure.end(), true));
    }

    private Optional<Target> row(@Nullable Target bar) {
        for (int index = 0; index < rows.size(); index++) {
            if (new Target.Bar(rows.get(index).bar()).equals(bar)) {
                return Optional.of(new Target.Bar(index));
            }
        }
        return Optional.empty();
    }

    private Target bar(Target row) {
        return row instanceof Target.Bar(int index)
                ? new Target.Bar(rows.get(index).bar())
                : row;
    }

    private String written(Row row) {
        return row.total() ? Numbers.fixed(row.value(), decimals) : Numbers.signed(row.value(), decimals);
    }

    private double x(double value) {
        return plot.x() + Math.clamp((value - low) / (high - low), 0, 1) * plot.width();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        Palette palette = theme.palette();
        figure.caption().draw(pen, content, theme);
        double zero = Math.round(x(0)) + 0.5;
        pen.line(zero, plot.y(), zero, plot.bottom(), Stroke.hair(palette.border()));
        for (int index = 0; index < rows.size(); index++) {
            drawRow(pen, index);
        }
        double y = plot.bottom() + theme.note().size() + 6;
        pen.text("0", zero, y, theme.note().centred());
        pen.text(figure.unit(), content.right(), y, theme.note().ended());
        if (figure.completeness() != null) {
            String sum = figure.completeness().text();
            pen.text(
                    theme.elide(sum, content.width(), theme.note()),
                    content.x(),
                    y + theme.lineHeight(theme.note()),
                    theme.note());
        }
    }

    private void drawRow(Pen pen, int index) {
        FigureTheme theme = frame.theme();
        Row each = rows.get(index);
        double middle = lines.strip(index).centreY();
        double height = Math.max(1, Math.floor(row * 0.64));
        double left = Math.min(x(each.from()), x(each.to()));
        double top = Math.round(middle - height / 2);
        Rect bar = new Rect(left, top, Math.max(1, Math.abs(x(each.to()) - x(each.from()))), height);
        pen.fill(bar, colour(each));
        if (index + 1 < rows.size()) {
            double x = Math.round(x(each.to())) + 0.5;
            pen.line(
                    x,
                    bar.bottom(),
                    x,
                    bar.bottom() + row - height,
                    Stroke.hair(theme.palette().muted()));
        }
        double size = Math.min(theme.fontSize(), row / LINE);
        if (size >= theme.fontSize() * SMALLEST) {
            TextStyle style = (each.total() ? theme.heading() : theme.label()).sized(size);
            double baseline = theme.baseline(middle, style);
            double names = plot.x() - GAP - content.x();
            pen.text(theme.elide(each.label(), names, style), plot.x() - GAP, baseline, style.ended());
            pen.text(written(each), content.right(), baseline, style.ended());
        }
    }

    private Colour colour(Row each) {
        Tone tone = each.total() ? Tone.NEUTRAL : each.value() < 0 ? Tone.NEGATIVE : Tone.POSITIVE;
        return tone.colour(frame.theme().palette());
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        Target hovered = row(highlight.hovered()).orElse(null);
        List<Target> pinned =
                highlight.pinned().stream().flatMap(bar -> row(bar).stream()).toList();
        List<Target> brushed =
                highlight.brushed().stream().flatMap(bar -> row(bar).stream()).toList();
        lines.draw(pen, new Highlight(hovered, pinned, brushed), frame.theme().palette());
    }

    @Override
    public Optional<Target> at(double x, double y) {
        return lines.at(x, y).map(this::bar);
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return row(target).flatMap(lines::bounds);
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        return lines.next(row(from).orElse(null), direction).map(this::bar);
    }

    @Override
    public String describe(Target target) {
        if (!(row(target).orElse(null) instanceof Target.Bar(int index))) {
            return "";
        }
        Row each = rows.get(index);
        return each.label() + " " + written(each) + " " + figure.unit()
                + (each.total() ? "" : ", running sum " + Numbers.readable(each.to()));
    }
}
