package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [WaterfallFigure]: start on top, each contribution from where the last one ended, the sum at the bottom.
/// Row 0 is the start, row 1 the first contribution, the last row the sum.
final class WaterfallLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double GAP = 8;
    private static final double LARGEST_ROW = 26;

    private final WaterfallFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Rect plot;
    private final List<Row> rows = new ArrayList<>();
    private final double row;
    private final BarRows lines;
    private double low;
    private double high;

    private record Row(String label, double from, double to, boolean total) {

        double value() {
            return total ? to : to - from;
        }
    }

    WaterfallLayout(WaterfallFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        rows.add(new Row(figure.startName(), 0, figure.start(), true));
        double running = figure.start();
        for (WaterfallFigure.Step step : figure.steps()) {
            rows.add(new Row(step.label(), running, running + step.value(), false));
            running += step.value();
        }
        rows.add(new Row(figure.endName(), 0, running, true));
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
        content = frame.bounds().inset(MARGIN);
        names = Math.min(names, content.width() * 0.4);
        double top = content.y() + figure.caption().height(theme);
        double footer = 2 * theme.lineHeight(theme.note()) + 4;
        row = Math.min(LARGEST_ROW, Math.max(0, content.bottom() - top - footer) / rows.size());
        plot = new Rect(
                content.x() + names + GAP,
                top,
                Math.max(0, content.width() - names - values - 2 * GAP),
                row * rows.size());
        lines = new BarRows(content.x(), top, content.width(), row, rows.size());
    }

    private String written(Row row) {
        return row.total() ? Numbers.readable(row.to()) : Numbers.signed(row.value());
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
        pen.text(figure.unit(), plot.right() + GAP, y, theme.note());
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
        if (row >= theme.fontSize() - 1) {
            TextStyle style = each.total() ? theme.heading() : theme.label();
            double baseline = theme.baseline(middle, style);
            double names = plot.x() - GAP - content.x();
            pen.text(theme.elide(each.label(), names, style), plot.x() - GAP, baseline, style.ended());
            pen.text(written(each), plot.right() + GAP, baseline, style);
        }
    }

    private Colour colour(Row each) {
        Tone tone = each.total() ? Tone.NEUTRAL : each.value() < 0 ? Tone.NEGATIVE : Tone.POSITIVE;
        return tone.colour(frame.theme().palette());
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        lines.draw(pen, highlight, frame.theme().palette());
    }

    @Override
    public Optional<Target> at(double x, double y) {
        return lines.at(x, y);
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return lines.bounds(target);
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        return lines.next(from, direction);
    }

    @Override
    public String describe(Target target) {
        if (!(target instanceof Target.Bar(int index)) || !lines.has(index)) {
            return "";
        }
        Row each = rows.get(index);
        return each.label() + " " + written(each) + " " + figure.unit()
                + (each.total() ? "" : ", running sum " + Numbers.readable(each.to()));
    }
}
