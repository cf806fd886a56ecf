package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [TriangleFigure]: c2c on top, c2p left, p2c right, lines at each quarter, a key of the layers below.
final class TriangleLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double REACH = 14;
    private static final double RADIUS = 5;
    private static final double KEY_GAP = 18;
    private static final double SLOPE = Math.sqrt(3) / 2;

    private final TriangleFigure figure;
    private final Frame frame;
    private final Rect content;
    private final DepthKey key;
    private final double side;
    private final double left;
    private final double top;

    TriangleLayout(TriangleFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        key = new DepthKey("layer 0", Integer.toString(figure.layers() - 1), figure.layers());
        content = frame.bounds().inset(MARGIN);
        double line = theme.lineHeight(theme.heading());
        double above = figure.caption().height(theme) + line + 4;
        double below = line + 4 + 2 * theme.lineHeight(theme.note()) + 8;
        double names = theme.width("p2c", theme.heading());
        side = Math.max(
                0, Math.min(content.width() - 2 * names, Math.max(0, content.height() - above - below) / SLOPE));
        left = content.centreX() - side / 2;
        top = content.y() + above;
    }

    private boolean isEmpty() {
        return side < 20;
    }

    private double x(double toContent, double toPosition) {
        return left + side * (toPosition + toContent / 2);
    }

    private double y(double toContent) {
        return top + side * SLOPE * (1 - toContent);
    }

    private double x(TermShares shares) {
        return x(shares.of(Addend.CONTENT_TO_CONTENT), shares.of(Addend.POSITION_TO_CONTENT));
    }

    private double y(TermShares shares) {
        return y(shares.of(Addend.CONTENT_TO_CONTENT));
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
            pen.text("no room", content.x(), content.y() + theme.fontSize(), theme.note());
            return;
        }
        for (double share : List.of(0.25, 0.5, 0.75)) {
            line(pen, share, 0, share, 1 - share);
            line(pen, 0, share, 1 - share, share);
            line(pen, 1 - share, 0, 0, 1 - share);
        }
        pen.stroke(
                Path.polyline(x(1, 0), y(1), x(0, 1), y(0), x(0, 0), y(0), x(1, 0), y(1)),
                Stroke.hair(palette.border()));
        TextStyle heading = theme.heading();
        corner(pen, Addend.CONTENT_TO_CONTENT, x(1, 0), y(1) - 6, heading.centred());
        double foot = y(0) + heading.size() + 6;
        corner(pen, Addend.CONTENT_TO_POSITION, x(0, 0), foot, heading.centred());
        corner(pen, Addend.POSITION_TO_CONTENT, x(0, 1), foot, heading.centred());
        for (TriangleFigure.Dot dot : figure.dots()) {
            double px = x(dot.shares());
            double py = y(dot.shares());
            pen.fill(Path.circle(px, py, RADIUS), key.colour(theme, dot.head().layer()));
            pen.stroke(
                    Path.circle(px, py, RADIUS),
                    Stroke.hair(palette.foreground().withOpacity(0.6)));
        }
        drawKey(pen, foot + theme.lineHeight(theme.note()) + 4);
    }

    private void line(Pen pen, double content1, double position1, double content2, double position2) {
        pen.line(
                x(content1, position1),
                y(content1),
                x(content2, position2),
                y(content2),
                frame.theme().gridLine());
    }

    private void corner(Pen pen, Addend addend, double x, double y, TextStyle style) {
        FigureTheme theme = frame.theme();
        if (!figure.addends().contains(addend)) {
            String absent = text("figure.no_term", addend.label());
            double half = theme.width(absent, theme.note()) / 2;
            double middle = Math.max(content.x() + half, Math.min(x, content.right() - half));
            pen.text(absent, middle, y, theme.note().centred());
            return;
        }
        pen.text(addend.label(), x, y, style);
        double width = theme.width(addend.label(), style);
        pen.fill(new Rect(x - width / 2, y + 3, width, 3), addend.colour(theme.palette()));
    }

    /// The key, and what it means behind it, or below where both are too wide.
    private void drawKey(Pen pen, double y) {
        FigureTheme theme = frame.theme();
        TextStyle note = theme.note();
        String meaning = figure.meaning() + "; a line at each quarter";
        double behind = key.width(theme) + KEY_GAP;
        double words = theme.width(meaning, note);
        if (behind + words <= content.width()) {
            double at = Math.max(content.x(), Math.min(left, content.right() - behind - words));
            key.draw(pen, at, y, theme);
            pen.text(meaning, at + behind, y, note);
        } else {
            double at = Math.max(content.x(), Math.min(left, content.right() - words));
            key.draw(pen, at, y, theme);
            pen.text(theme.elide(meaning, content.right() - at, note), at, y + theme.lineHeight(note), note);
        }
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
        dot(target).ifPresent(dot -> {
            Path ring = Path.circle(x(dot.shares()), y(dot.shares()), RADIUS + 2.5);
            pen.stroke(ring, new Stroke(frame.theme().background(), 4));
            pen.stroke(ring, new Stroke(colour, 2));
        });
    }

    private Optional<TriangleFigure.Dot> dot(Target target) {
        return isEmpty()
                ? Optional.empty()
                : figure.dots().stream()
                        .filter(dot -> dot.head().equals(target))
                        .findFirst();
    }

    @Override
    public Optional<Target> at(double px, double py) {
        Target nearest = null;
        double least = REACH;
        for (TriangleFigure.Dot dot : figure.dots()) {
            double distance = Math.hypot(x(dot.shares()) - px, y(dot.shares()) - py);
            if (!isEmpty() && distance < least) {
                least = distance;
                nearest = dot.head();
            }
        }
        return Optional.ofNullable(nearest);
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return dot(target)
                .map(dot -> new Rect(x(dot.shares()) - RADIUS, y(dot.shares()) - RADIUS, 2 * RADIUS, 2 * RADIUS));
    }

    /// Left and right walk through the heads of a layer, up and down through the layers.
    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (isEmpty() || figure.dots().isEmpty()) {
            return Optional.empty();
        }
        if (!(from instanceof Target.Head(int layer, int head)) || dot(from).isEmpty()) {
            return Optional.of(figure.dots().getFirst().head());
        }
        Target next = switch (direction) {
            case LEFT -> new Target.Head(layer, head - 1);
            case RIGHT -> new Target.Head(layer, head + 1);
            case UP -> new Target.Head(layer - 1, head);
            case DOWN -> new Target.Head(layer + 1, head);
        };
        return dot(next).map(TriangleFigure.Dot::head);
    }

    @Override
    public String describe(Target target) {
        return dot(target)
                .map(dot -> "layer " + dot.head().layer() + ", head "
                        + dot.head().head() + ", " + dot.shares().words())
                .orElse("");
    }
}
