package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [StripsFigure].
final class StripsLayout implements FigureLayout {

    private static final double STRIP = 16;
    private static final double GAP = 4;
    private static final double EDGE = 1;

    private final StripsFigure figure;
    private final Frame frame;
    private final FigureTheme theme;
    private final ColourScale scale;
    private final double left;
    private final double right;

    StripsLayout(StripsFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        theme = frame.theme();
        scale = ColourScale.fitting(
                figure.strips().stream().map(StripsFigure.Strip::values).toList(), true);
        double names = figure.strips().stream()
                .mapToDouble(strip -> theme.width(strip.name(), theme.note()))
                .max()
                .orElse(0);
        double sums = figure.strips().stream()
                .mapToDouble(strip -> theme.width(Numbers.signed(strip.sum(), 3), theme.note()))
                .max()
                .orElse(0);
        left = Math.min(names + 6, frame.size().width());
        right = Math.max(left, frame.size().width() - sums - 6);
    }

    static double height(StripsFigure figure, FigureTheme theme) {
        return 2 * EDGE + figure.strips().size() * (STRIP + GAP) + theme.lineHeight(theme.note());
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        for (int row = 0; row < figure.strips().size(); row++) {
            StripsFigure.Strip strip = figure.strips().get(row);
            Rect area = area(row);
            TextStyle note = theme.note();
            pen.text(strip.name(), 0, theme.baseline(area.centreY(), note), note);
            pen.text(
                    Numbers.signed(strip.sum(), 3),
                    frame.size().width(),
                    theme.baseline(area.centreY(), note.ended()),
                    note.ended());
            if (area.width() >= 1) {
                int channels = strip.values().shape()[0];
                pen.image(new Raster(channels, 1, scale.argb(strip.values().data(), theme.palette())), area);
                pen.stroke(
                        new Rect(area.x() - 0.5, area.y() - 0.5, area.width() + 1, area.height() + 1),
                        Stroke.hair(strip.tone().colour(theme.palette())));
            }
        }
        TextStyle note = theme.note();
        String limits =
                Numbers.readable(-scale.limit()) + " … " + Numbers.readable(scale.limit()) + " " + figure.unit();
        pen.text(
                theme.elide(limits, Math.max(0, frame.size().width() - left), note),
                left,
                EDGE + figure.strips().size() * (STRIP + GAP) + note.size(),
                note);
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        highlight
                .pinned()
                .forEach(target -> outline(pen, target, theme.palette().pin()));
        if (highlight.hovered() != null) {
            outline(pen, highlight.hovered(), theme.palette().hover());
        }
    }

    private void outline(Pen pen, Target target, Colour colour) {
        bounds(target).ifPresent(area -> pen.stroke(area, new Stroke(colour, 1.5)));
    }

    @Override
    public Optional<Target> at(double x, double y) {
        for (int row = 0; row < figure.strips().size(); row++) {
            Rect area = area(row);
            int channels = channels(row);
            if (area.contains(x, y) && channels > 0) {
                int channel = (int) Math.min(channels - 1, (x - area.x()) / area.width() * channels);
                return Optional.of(new Target.Point(row, channel));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        if (!(target instanceof Target.Point(int row, int channel)) || !shows(row, channel)) {
            return Optional.empty();
        }
        Rect area = area(row);
        double cell = area.width() / channels(row);
        return Optional.of(new Rect(area.x() + channel * cell, area.y(), cell, area.height()));
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (!(from instanceof Target.Point(int row, int channel)) || !shows(row, channel)) {
            return shows(0, 0) ? Optional.of(new Target.Point(0, 0)) : Optional.empty();
        }
        int toRow = row + (direction == Direction.DOWN ? 1 : direction == Direction.UP ? -1 : 0);
        int toChannel = channel + (direction == Direction.RIGHT ? 1 : direction == Direction.LEFT ? -1 : 0);
        return shows(toRow, toChannel) ? Optional.of(new Target.Point(toRow, toChannel)) : Optional.empty();
    }

    @Override
    public String describe(Target target) {
        if (!(target instanceof Target.Point(int row, int channel)) || !shows(row, channel)) {
            return "";
        }
        StripsFigure.Strip strip = figure.strips().get(row);
        return strip.name() + ", channel " + channel + ", "
                + Numbers.signed(strip.values().get(channel)) + " of " + Numbers.signed(strip.sum(), 3);
    }

    private boolean shows(int row, int channel) {
        List<StripsFigure.Strip> strips = figure.strips();
        return row >= 0 && row < strips.size() && channel >= 0 && channel < channels(row);
    }

    private int channels(int row) {
        return figure.strips().get(row).values().shape()[0];
    }

    private Rect area(int row) {
        return new Rect(left, EDGE + row * (STRIP + GAP), right - left, STRIP);
    }
}
