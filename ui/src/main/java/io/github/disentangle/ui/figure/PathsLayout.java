package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [PathsFigure]: both components to the same scale, a dot for each state, larger and stronger towards the
/// last one, names beside the last as far as they do not lie on each other, else beside an earlier one.
final class PathsLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double REACH = 14;
    private static final double LARGEST_NAME = 110;

    /// Names side by side would read as one.
    private static final double APART = 3;

    /// Of more tokens only those are named that have room at their last state.
    private static final int NAMED_ANYWHERE = 40;

    private final PathsFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Rect plot;
    private final DepthKey key;
    private final double centreX;
    private final double centreY;
    private final double scale;

    PathsLayout(PathsFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        TokenAxis states = figure.states();
        key = states.length() == 0
                ? new DepthKey("", "", 0)
                : new DepthKey(states.text(0), states.text(states.length() - 1), states.length());
        content = frame.bounds().inset(MARGIN);
        double line = theme.lineHeight(theme.note());
        double top = figure.caption().height(theme) + line;
        plot = new Rect(
                content.x(), content.y() + top, content.width(), Math.max(0, content.height() - top - line - 4));
        double[] horizontal = limits(0);
        double[] vertical = limits(1);
        centreX = (horizontal[0] + horizontal[1]) / 2;
        centreY = (vertical[0] + vertical[1]) / 2;
        double room = Math.min(LARGEST_NAME, plot.width() * 0.2);
        double wide = Math.max(0, plot.width() - 2 * room) / Math.max(1e-9, horizontal[1] - horizontal[0]);
        double high = Math.max(0, plot.height() - 2 * theme.fontSize()) / Math.max(1e-9, vertical[1] - vertical[0]);
        scale = Math.min(wide, high);
    }

    private double[] limits(int component) {
        double low = 0;
        double high = 0;
        float[] data = figure.points().data();
        for (int index = component; index < data.length; index += 2) {
            if (Float.isFinite(data[index])) {
                low = Math.min(low, data[index]);
                high = Math.max(high, data[index]);
            }
        }
        return low == high ? new double[] {-1, 1} : new double[] {low, high};
    }

    private int states() {
        return figure.states().length();
    }

    private int tokens() {
        return figure.tokens().length();
    }

    private double x(int state, int token) {
        double share = (figure.points().get(state, token, 0) - centreX) * scale;
        Viewport view = frame.viewport();
        double whole = plot.centreX() + share;
        return plot.x() + (whole - plot.x() - view.x() * plot.width()) / view.extent();
    }

    private double y(int state, int token) {
        double share = (figure.points().get(state, token, 1) - centreY) * scale;
        Viewport view = frame.viewport();
        double whole = plot.centreY() - share;
        return plot.y() + (whole - plot.y() - view.y() * plot.height()) / view.extent();
    }

    private double radius(int state) {
        return state == states() - 1 ? 4 : 2.2 + 1.2 * state / Math.max(1, states() - 1);
    }

    private boolean isEmpty() {
        return tokens() == 0 || states() == 0 || plot.width() < 20 || plot.height() < 20;
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
        if (isEmpty()) {
            pen.text("no tokens", content.x(), plot.y() + theme.fontSize(), theme.note());
            return;
        }
        TextStyle note = theme.note();
        pen.text(
                theme.elide("↑ " + figure.y(), content.width(), note),
                content.x(),
                plot.y() - theme.lineHeight(note) + note.size(),
                note);
        double room = content.width() - key.width(theme) - 12;
        key.draw(pen, content.x(), content.bottom() - 4, theme);
        pen.text(theme.elide(figure.x() + " →", room, note), plot.right(), content.bottom() - 4, note.ended());
        pen.clip(plot, () -> {
            for (int token = 0; token < tokens(); token++) {
                drawPath(pen, token, palette.accent(), 0.3, 1);
            }
            drawDots(pen);
            drawNames(pen);
        });
        pen.stroke(plot.inset(0.5), Stroke.hair(palette.grid()));
    }

    private void drawPath(Pen pen, int token, Colour colour, double strength, double width) {
        Path.Builder path = new Path.Builder().move(x(0, token), y(0, token));
        for (int state = 1; state < states(); state++) {
            path.line(x(state, token), y(state, token));
        }
        pen.stroke(path.build(), new Stroke(colour.withOpacity(strength), width));
    }

    /// The last states come last, above all others.
    private void drawDots(Pen pen) {
        for (int state = 0; state < states(); state++) {
            Colour colour = key.colour(frame.theme(), state);
            for (int token = 0; token < tokens(); token++) {
                pen.fill(Path.circle(x(state, token), y(state, token), radius(state)), colour);
            }
        }
    }

    /// Names in the order of the text; one that would cover another wherever it stands is left to the pointer.
    private void drawNames(Pen pen) {
        List<Rect> taken = new ArrayList<>();
        int earliest = tokens() > NAMED_ANYWHERE ? states() - 1 : 0;
        for (int token = 0; token < tokens(); token++) {
            for (int state = states() - 1; state >= earliest; state--) {
                Rect box = nameBox(state, token);
                if (box.within(plot).equals(box)
                        && taken.stream().noneMatch(other -> overlap(other.inset(-APART), box))) {
                    taken.add(box);
                    pen.fill(box.inset(-1), frame.theme().background().withOpacity(0.8));
                    drawName(pen, token, box, frame.theme().label());
                    break;
                }
            }
        }
    }

    private static boolean overlap(Rect one, Rect other) {
        Rect common = one.within(other);
        return common.width() > 0 && common.height() > 0;
    }

    private Rect nameBox(int state, int token) {
        FigureTheme theme = frame.theme();
        double width = theme.width(name(token), theme.label());
        double x = x(state, token);
        double left = x + 7 + width <= plot.right() ? x + 7 : x - 7 - width;
        return new Rect(left, y(state, token) - theme.fontSize() / 2, width, theme.fontSize());
    }

    private String name(int token) {
        return frame.theme()
                .elide(figure.tokens().text(token), LARGEST_NAME, frame.theme().label());
    }

    private void drawName(Pen pen, int token, Rect box, TextStyle style) {
        pen.text(name(token), box.x(), frame.theme().baseline(box.centreY(), style), style);
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        if (isEmpty()) {
            return;
        }
        Palette palette = frame.theme().palette();
        pen.clip(plot, () -> {
            highlight.brushed().forEach(target -> mark(pen, target, palette.brush()));
            highlight.pinned().forEach(target -> mark(pen, target, palette.pin()));
            if (highlight.hovered() != null) {
                mark(pen, highlight.hovered(), palette.hover());
            }
        });
    }

    private void mark(Pen pen, Target target, Colour colour) {
        switch (target) {
            case Target.State(int state, int token)
            when shows(state, token) -> {
                markPath(pen, token, colour);
                pen.stroke(Path.circle(x(state, token), y(state, token), radius(state) + 3), new Stroke(colour, 2));
            }
            case Target.Token(Target.Side _, int token) when shows(0, token) -> markPath(pen, token, colour);
            default -> {
                // not in this picture
            }
        }
    }

    private void markPath(Pen pen, int token, Colour colour) {
        drawPath(pen, token, colour, 0.9, 2);
        for (int state = 0; state < states(); state++) {
            pen.fill(Path.circle(x(state, token), y(state, token), radius(state)), colour);
        }
        Rect box = nameBox(states() - 1, token);
        pen.fill(box.inset(-2), frame.theme().background());
        drawName(pen, token, box, frame.theme().heading().coloured(colour));
    }

    private boolean shows(int state, int token) {
        return !isEmpty() && state >= 0 && state < states() && token >= 0 && token < tokens();
    }

    @Override
    public Optional<Target> at(double px, double py) {
        if (isEmpty() || !plot.contains(px, py)) {
            return Optional.empty();
        }
        Target nearest = null;
        double least = REACH;
        for (int token = 0; token < tokens(); token++) {
            for (int state = 0; state < states(); state++) {
                double distance = Math.hypot(x(state, token) - px, y(state, token) - py);
                if (distance < least && plot.contains(x(state, token), y(state, token))) {
                    least = distance;
                    nearest = new Target.State(state, token);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return target instanceof Target.State(int state, int token)
                        && shows(state, token)
                        && plot.contains(x(state, token), y(state, token))
                ? Optional.of(new Rect(x(state, token) - 5, y(state, token) - 5, 10, 10))
                : Optional.empty();
    }

    /// Left and right walk through the layers, up and down through the text.
    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (!(from instanceof Target.State(int state, int token)) || !shows(state, token)) {
            return Optional.of(new Target.State(states() - 1, 0));
        }
        int nextState = direction == Direction.LEFT ? state - 1 : direction == Direction.RIGHT ? state + 1 : state;
        int nextToken = direction == Direction.UP ? token - 1 : direction == Direction.DOWN ? token + 1 : token;
        return shows(nextState, nextToken) ? Optional.of(new Target.State(nextState, nextToken)) : Optional.empty();
    }

    @Override
    public String describe(Target target) {
        return target instanceof Target.State(int state, int token) && shows(state, token)
                ? figure.tokens().text(token) + ", " + figure.states().text(state) + ", "
                        + Numbers.readable(figure.points().get(state, token, 0)) + " and "
                        + Numbers.readable(figure.points().get(state, token, 1))
                : "";
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return isEmpty() ? Optional.empty() : Optional.of(plot);
    }
}
