package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of bars under each other: which row a point is on, how arrow keys walk, and how a row is marked.
///
/// @param left where rows begin, names included
/// @param top of the first row
/// @param width of all rows, names and values included
/// @param height of one row; 0 when there is no room
/// @param count how many rows
record BarRows(double left, double top, double width, double height, int count) {

    private static final double OVERHANG = 5;

    boolean has(int index) {
        return index >= 0 && index < count;
    }

    /// The whole row, a little wider than what is written in it.
    Rect strip(int index) {
        return new Rect(left - OVERHANG, top + index * height, width + 2 * OVERHANG, height);
    }

    Optional<Target> at(double x, double y) {
        return height > 0 && new Rect(left, top, width, height * count).contains(x, y)
                ? Optional.of(new Target.Bar(Math.min((int) ((y - top) / height), count - 1)))
                : Optional.empty();
    }

    Optional<Rect> bounds(Target target) {
        return height > 0 && target instanceof Target.Bar(int index) && has(index)
                ? Optional.of(strip(index))
                : Optional.empty();
    }

    Optional<Target> next(@Nullable Target from, FigureLayout.Direction direction) {
        if (count == 0) {
            return Optional.empty();
        }
        if (!(from instanceof Target.Bar(int index)) || !has(index)) {
            return Optional.of(new Target.Bar(0));
        }
        int next = switch (direction) {
            case UP, LEFT -> index - 1;
            case DOWN, RIGHT -> index + 1;
        };
        return has(next) ? Optional.of(new Target.Bar(next)) : Optional.empty();
    }

    void draw(Pen pen, Highlight highlight, Palette palette) {
        highlight.brushed().forEach(target -> mark(pen, target, palette.brush()));
        highlight.pinned().forEach(target -> mark(pen, target, palette.pin()));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), palette.hover());
        }
    }

    private void mark(Pen pen, Target target, Colour colour) {
        bounds(target).ifPresent(strip -> {
            pen.fill(strip, colour.withOpacity(0.07));
            pen.stroke(strip.inset(0.5), Stroke.hair(colour.withOpacity(0.8)));
        });
    }
}
