package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [BarsFigure]: names left, bars in the middle, values right.
final class BarsLayout implements FigureLayout {

    static final double COMFORTABLE_ROW = 26;
    private static final double MARGIN = 10;
    private static final double GAP = 8;
    private static final double LINE = 1.15;
    private static final double SMALLEST = 0.75;

    private final BarsFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Rect plot;
    private final double row;
    private final BarRows lines;
    private final double limit;
    private final int shown;

    BarsLayout(BarsFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        double names = 0;
        double values = 0;
        double most = 0;
        for (BarsFigure.Bar bar : figure.bars()) {
            names = Math.max(names, theme.width(bar.label(), theme.heading()));
            values = Math.max(values, theme.width(valueText(bar), theme.heading()));
            for (Double value : new Double[] {bar.value(), bar.previous(), bar.baseline()}) {
                most = value != null && Double.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
            }
        }
        names = Math.min(names, content.width() * 0.4);
        limit = figure.form() == BarsFigure.Form.SHARE ? Math.max(1, most) : most > 0 ? most : 1;
        double top = content.y() + figure.caption().height(theme);
        int bars = figure.bars().size();
        double least = theme.fontSize() * SMALLEST * LINE;
        double height = Math.max(0, content.bottom() - top);
        shown = height / least >= bars ? bars : Math.max(0, (int) ((height - theme.lineHeight(theme.note())) / least));
        row = shown == 0 ? 0 : Math.min(COMFORTABLE_ROW, Math.max(least, height / Math.max(1, bars)));
        plot = new Rect(
                content.x() + names + GAP, top, Math.max(0, content.width() - names - values - 2 * GAP), row * shown);
        lines = new BarRows(content.x(), top, content.width(), row, shown);
    }

    private String valueText(BarsFigure.Bar bar) {
        Double reference = bar.baseline();
        if (reference == null) {
            return figure.written(bar.value());
        }
        double change = bar.value() - reference;
        String delta = figure.form() == BarsFigure.Form.SHARE
                ? (change > 0 ? "+" : "") + Numbers.percent(change).replace(" %", "")
                : Numbers.signed(change);
        return figure.written(bar.value()) + "  Δ " + delta;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        if (figure.bars().isEmpty()) {
            pen.text("nothing to show", content.x(), plot.y() + theme.fontSize(), theme.note());
            return;
        }
        for (int index = 0; index < shown; index++) {
            drawBar(pen, index);
        }
        if (shown < figure.bars().size()) {
            String rest = figure.bars().size() - shown + " more do not fit here";
            pen.text(
                    theme.elide(rest, content.width(), theme.note()),
                    content.x(),
                    plot.bottom() + theme.note().size() + 2,
                    theme.note());
        }
        if (figure.form() != BarsFigure.Form.SHARE) {
            double zero = Math.round(x(0)) + 0.5;
            pen.line(
                    zero,
                    plot.y(),
                    zero,
                    plot.bottom(),
                    Stroke.hair(theme.palette().border()));
        }
    }

    private void drawBar(Pen pen, int index) {
        FigureTheme theme = frame.theme();
        BarsFigure.Bar bar = figure.bars().get(index);
        double top = plot.y() + index * row;
        double middle = top + row / 2;
        double height = Math.max(1, Math.floor(row * 0.56));
        Rect track = new Rect(plot.x(), Math.round(middle - height / 2), plot.width(), height);
        if (figure.form() == BarsFigure.Form.SHARE) {
            pen.fill(track, theme.palette().surface());
        }
        if (Double.isFinite(bar.value())) {
            pen.fill(span(track, 0, bar.value()), colour(bar));
        }
        if (bar.previous() != null && Double.isFinite(bar.previous())) {
            Rect before = span(track, 0, bar.previous()).inset(0.5);
            pen.stroke(before, Stroke.hair(theme.palette().foreground()).dashed(3));
        }
        if (bar.baseline() != null && Double.isFinite(bar.baseline())) {
            double x = Math.round(x(bar.baseline())) + 0.5;
            pen.line(
                    x,
                    track.y() - 3,
                    x,
                    track.bottom() + 3,
                    new Stroke(theme.palette().pin(), 2));
        }
        TextStyle style =
                (bar.strong() ? theme.heading() : theme.label()).sized(Math.min(theme.fontSize(), row / LINE));
        double baseline = theme.baseline(middle, style);
        double names = plot.x() - GAP - content.x();
        pen.text(theme.elide(bar.label(), names, style), plot.x() - GAP, baseline, style.ended());
        pen.text(valueText(bar), content.right(), baseline, style.ended());
    }

    private Colour colour(BarsFigure.Bar bar) {
        Palette palette = frame.theme().palette();
        if (bar.tone() == Tone.NEUTRAL && figure.form() == BarsFigure.Form.SIGNED) {
            return (bar.value() < 0 ? Tone.NEGATIVE : Tone.POSITIVE).colour(palette);
        }
        return bar.tone().colour(palette);
    }

    /// Place of a value along the axis.
    private double x(double value) {
        double share = switch (figure.form()) {
            case SHARE -> value / limit;
            case NUMBER -> lowest() < 0 ? (value / limit + 1) / 2 : value / limit;
            case SIGNED -> (value / limit + 1) / 2;
        };
        return plot.x() + Math.clamp(share, 0, 1) * plot.width();
    }

    private double lowest() {
        return figure.bars().stream().mapToDouble(BarsFigure.Bar::value).min().orElse(0);
    }

    private Rect span(Rect track, double from, double to) {
        double left = Math.min(x(from), x(to));
        return new Rect(left, track.y(), Math.abs(x(from) - x(to)), track.height());
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
        BarsFigure.Bar bar = figure.bars().get(index);
        String before = bar.previous() == null ? "" : ", before " + figure.written(bar.previous());
        String baseline = bar.baseline() == null ? "" : ", baseline " + figure.written(bar.baseline());
        return bar.label() + " " + figure.written(bar.value()) + " " + figure.unit() + before + baseline;
    }
}
