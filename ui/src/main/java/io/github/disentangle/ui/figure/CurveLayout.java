package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [CurveFigure]: ticks left and below, names at the right ends of the curves.
final class CurveLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double REACH = 16;

    private final CurveFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Rect plot;
    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    private record NameTag(String name, Tone tone, double y) {}

    CurveLayout(CurveFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        double[] limitsX = limits(figure.x(), true);
        double[] limitsY = limits(figure.y(), false);
        lowX = limitsX[0];
        highX = limitsX[1];
        double margin = (limitsY[1] - limitsY[0]) * 0.06;
        lowY = limitsY[0] == 0 ? 0 : limitsY[0] - margin;
        highY = limitsY[1] == 0 ? 0 : limitsY[1] + margin;
        content = frame.bounds().inset(MARGIN);
        double numbers = Ticks.even(lowY, highY, 5).stream()
                .mapToDouble(tick -> theme.width(Numbers.readable(tick), theme.note()))
                .max()
                .orElse(20);
        double names = 0;
        for (CurveFigure.Series series : figure.series()) {
            names = Math.max(names, theme.width(series.name(), theme.label()));
        }
        for (CurveFigure.Band band : figure.bands()) {
            names = Math.max(names, theme.width(band.name(), theme.label()));
        }
        names = Math.min(names > 0 ? names + 14 : 0, content.width() * 0.35);
        double line = theme.lineHeight(theme.note());
        double top = content.y() + figure.caption().height(theme) + line + 4;
        double x = Math.round(content.x() + numbers + 8);
        plot = new Rect(
                x,
                Math.round(top),
                Math.max(0, content.right() - x - names - (names > 0 ? 10 : 8)),
                Math.max(0, Math.floor(content.bottom() - top - 2 * line - 6)));
    }

    private double[] limits(CurveFigure.Axis axis, boolean horizontal) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<Tensor> tensors = new ArrayList<>();
        figure.series().forEach(series -> tensors.add(horizontal ? series.x() : series.y()));
        figure.bands()
                .forEach(band -> tensors.addAll(horizontal ? List.of(band.x()) : List.of(band.low(), band.high())));
        for (Tensor tensor : tensors) {
            for (float value : tensor.data()) {
                if (Float.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (axis.withZero()) {
            low = Math.min(low, 0);
            high = Math.max(high, 0);
        }
        if (low > high) {
            return new double[] {0, 1};
        }
        return low == high ? new double[] {low - 0.5, high + 0.5} : new double[] {low, high};
    }

    private double x(double value) {
        CurveFigure.Axis axis = figure.x();
        double share = (axis.place(value) - axis.place(lowX)) / (axis.place(highX) - axis.place(lowX));
        return plot.x() + share * plot.width();
    }

    private double y(double value) {
        CurveFigure.Axis axis = figure.y();
        double share = (axis.place(value) - axis.place(lowY)) / (axis.place(highY) - axis.place(lowY));
        return plot.bottom() - share * plot.height();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        if (figure.series().stream().allMatch(series -> series.length() == 0)) {
            pen.text("nothing to show", content.x(), plot.y() + theme.fontSize(), theme.note());
            return;
        }
        if (plot.width() < 1 || plot.height() < 1) {
            return;
        }
        drawAxes(pen);
        pen.clip(plot.inset(-4), () -> {
            figure.bands().forEach(band -> drawBand(pen, band));
            figure.series().forEach(series -> drawSeries(pen, series));
        });
        drawNames(pen);
    }

    private void drawAxes(Pen pen) {
        FigureTheme theme = frame.theme();
        TextStyle note = theme.note();
        Stroke zero = Stroke.hair(theme.palette().border());
        double line = theme.lineHeight(note);
        pen.text(figure.y().title(), content.x(), plot.y() - 8, note);
        int countY = Math.max(2, (int) (plot.height() / 44));
        for (double tick : Ticks.along(figure.y(), lowY, highY, countY)) {
            double at = Math.round(y(tick)) + 0.5;
            pen.line(plot.x(), at, plot.right(), at, tick == 0 ? zero : theme.gridLine());
            pen.text(Numbers.readable(tick), plot.x() - 6, theme.baseline(at, note), note.ended());
        }
        int countX = Math.max(2, (int) (plot.width() / 64));
        double free = Double.NEGATIVE_INFINITY;
        for (double tick : Ticks.along(figure.x(), lowX, highX, countX)) {
            double at = Math.round(x(tick)) + 0.5;
            pen.line(at, plot.y(), at, plot.bottom(), tick == 0 ? zero : theme.gridLine());
            String text = Numbers.readable(tick);
            double half = theme.width(text, note) / 2;
            if (at - half > free) {
                pen.text(text, at, plot.bottom() + note.size() + 4, note.centred());
                free = at + half + 6;
            }
        }
        pen.text(figure.x().title(), plot.centreX(), plot.bottom() + line + note.size() + 2, note.centred());
    }

    private void drawBand(Pen pen, CurveFigure.Band band) {
        Path.Builder outline = new Path.Builder();
        int count = band.x().shape()[0];
        for (int index = 0; index < count; index++) {
            add(outline, x(band.x().get(index)), y(band.high().get(index)));
        }
        for (int index = count - 1; index >= 0; index--) {
            add(outline, x(band.x().get(index)), y(band.low().get(index)));
        }
        if (!outline.isEmpty()) {
            Colour colour = band.tone().colour(frame.theme().palette());
            Path path = outline.close().build();
            pen.fill(path, colour.withOpacity(0.22));
            // a band of no height is there all the same
            pen.stroke(path, new Stroke(colour.withOpacity(0.35), 1));
        }
    }

    private static void add(Path.Builder path, double x, double y) {
        if (path.isEmpty()) {
            path.move(x, y);
        } else {
            path.line(x, y);
        }
    }

    private void drawSeries(Pen pen, CurveFigure.Series series) {
        Path.Builder path = new Path.Builder();
        boolean lifted = true;
        for (int index = 0; index < series.length(); index++) {
            if (!Float.isFinite(series.y().get(index))) {
                lifted = true;
                continue;
            }
            double px = x(series.x().get(index));
            double py = y(series.y().get(index));
            if (lifted) {
                path.move(px, py);
            } else {
                path.line(px, py);
            }
            lifted = false;
        }
        if (path.isEmpty()) {
            return;
        }
        Colour colour = series.tone().colour(frame.theme().palette());
        boolean one = !series.name().isBlank();
        pen.stroke(path.build(), new Stroke(one ? colour : colour.withOpacity(0.35), one ? 2 : 1));
        if (series.length() == 1 || figure.x().counted()) {
            for (int index = 0; index < series.length(); index++) {
                if (Float.isFinite(series.y().get(index))) {
                    pen.fill(Path.circle(x(series.x().get(index)), y(series.y().get(index)), 3), colour);
                }
            }
        }
    }

    /// Names beside the right ends, moved apart where they would overlap.
    private void drawNames(Pen pen) {
        FigureTheme theme = frame.theme();
        List<NameTag> tags = new ArrayList<>();
        for (CurveFigure.Series series : figure.series()) {
            if (!series.name().isBlank() && series.length() > 0) {
                tags.add(new NameTag(series.name(), series.tone(), y(last(series.y()))));
            }
        }
        for (CurveFigure.Band band : figure.bands()) {
            if (!band.name().isBlank() && band.x().shape()[0] > 0) {
                tags.add(new NameTag(band.name(), band.tone(), y((last(band.low()) + last(band.high())) / 2)));
            }
        }
        tags.sort(Comparator.comparingDouble(NameTag::y));
        double line = theme.lineHeight(theme.label());
        double total = line * tags.size();
        double free = plot.y() - line / 2;
        double x = plot.right() + 8;
        for (int index = 0; index < tags.size(); index++) {
            NameTag tag = tags.get(index);
            double below = total - line * index;
            double latest = Math.max(free + line, plot.bottom() + line / 2 - below + line / 2);
            double y = Math.min(Math.max(tag.y(), free + line / 2), latest);
            TextStyle style = theme.label();
            pen.fill(new Rect(x, y - 1, 8, 3), tag.tone().colour(theme.palette()));
            pen.text(theme.elide(tag.name(), content.right() - x - 12, style), x + 12, theme.baseline(y, style), style);
            free = y + line / 2;
        }
    }

    private static double last(Tensor tensor) {
        for (int index = tensor.shape()[0] - 1; index >= 0; index--) {
            if (Float.isFinite(tensor.get(index))) {
                return tensor.get(index);
            }
        }
        return 0;
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        Palette palette = frame.theme().palette();
        highlight.brushed().forEach(target -> mark(pen, target, palette.brush()));
        highlight.pinned().forEach(target -> mark(pen, target, palette.pin()));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), palette.hover());
        }
    }

    private void mark(Pen pen, Target target, Colour colour) {
        bounds(target).ifPresent(box -> {
            double x = Math.round(box.centreX()) + 0.5;
            pen.line(x, plot.y(), x, plot.bottom(), Stroke.hair(colour.withOpacity(0.6)));
            pen.fill(Path.circle(box.centreX(), box.centreY(), 5), frame.theme().background());
            pen.stroke(Path.circle(box.centreX(), box.centreY(), 5), new Stroke(colour, 2));
            drawReading(pen, target, box);
        });
    }

    private void drawReading(Pen pen, Target target, Rect box) {
        if (!(target instanceof Target.Point(int series, int index))) {
            return;
        }
        FigureTheme theme = frame.theme();
        CurveFigure.Series each = figure.series().get(series);
        TextStyle style = theme.note().coloured(theme.palette().foreground());
        String text = Numbers.readable(each.x().get(index)) + ": "
                + Numbers.readable(each.y().get(index));
        double width = theme.width(text, style) + 8;
        double height = style.size() + 6;
        double x = box.centreX() + 9 + width <= plot.right() ? box.centreX() + 9 : box.centreX() - 9 - width;
        double y = Math.max(plot.y(), box.centreY() - height - 4);
        Rect ground = new Rect(x, y, width, height);
        pen.fill(ground, theme.palette().surface());
        pen.stroke(ground.inset(0.5), Stroke.hair(theme.palette().border()));
        pen.text(text, x + 4, theme.baseline(ground.centreY(), style), style);
    }

    @Override
    public Optional<Target> at(double x, double y) {
        if (!plot.inset(-6).contains(x, y)) {
            return Optional.empty();
        }
        Target.Point nearest = null;
        double distance = REACH;
        for (int series = figure.series().size() - 1; series >= 0; series--) {
            CurveFigure.Series each = figure.series().get(series);
            for (int index = 0; index < each.length(); index++) {
                double away = Math.hypot(x(each.x().get(index)) - x, y(each.y().get(index)) - y);
                if (away < distance) {
                    distance = away;
                    nearest = new Target.Point(series, index);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        if (!(target instanceof Target.Point(int series, int index)) || !shows(series, index)) {
            return Optional.empty();
        }
        CurveFigure.Series each = figure.series().get(series);
        double x = x(each.x().get(index));
        double y = y(each.y().get(index));
        return Double.isFinite(y) ? Optional.of(new Rect(x - 4, y - 4, 8, 8)) : Optional.empty();
    }

    private boolean shows(int series, int index) {
        return series >= 0
                && series < figure.series().size()
                && index >= 0
                && index < figure.series().get(series).length();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (!(from instanceof Target.Point(int series, int index)) || !shows(series, index)) {
            return shows(0, 0) ? Optional.of(new Target.Point(0, 0)) : Optional.empty();
        }
        Target.Point next = switch (direction) {
            case LEFT -> new Target.Point(series, index - 1);
            case RIGHT -> new Target.Point(series, index + 1);
            case UP -> new Target.Point(series - 1, index);
            case DOWN -> new Target.Point(series + 1, index);
        };
        return shows(next.series(), next.index()) ? Optional.of(next) : Optional.empty();
    }

    @Override
    public String describe(Target target) {
        if (!(target instanceof Target.Point(int series, int index)) || !shows(series, index)) {
            return "";
        }
        CurveFigure.Series each = figure.series().get(series);
        return (each.name().isBlank() ? "" : each.name() + ", ")
                + figure.x().title() + " " + Numbers.readable(each.x().get(index)) + ", "
                + figure.y().title() + " " + Numbers.readable(each.y().get(index));
    }
}
