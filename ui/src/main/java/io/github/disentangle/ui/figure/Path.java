package io.github.disentangle.ui.figure;

import java.util.ArrayList;
import java.util.List;

/// A line of straight and curved pieces.
public record Path(List<Piece> pieces) {

    public Path {
        pieces = List.copyOf(pieces);
    }

    /// One step of the path.
    public sealed interface Piece {}

    /// Lifts the pen to a point.
    public record Move(double x, double y) implements Piece {}

    /// A straight line to a point.
    public record Line(double x, double y) implements Piece {}

    /// A cubic Bézier curve with two control points to `x`, `y`.
    public record Curve(double x1, double y1, double x2, double y2, double x, double y) implements Piece {}

    /// A straight line back to the last [Move].
    public record Close() implements Piece {}

    /// Straight lines through all points, which are given as x, y, x, y, …
    public static Path polyline(double... points) {
        Builder builder = new Builder();
        for (int index = 0; index + 1 < points.length; index += 2) {
            if (index == 0) {
                builder.move(points[0], points[1]);
            } else {
                builder.line(points[index], points[index + 1]);
            }
        }
        return builder.build();
    }

    /// A circle.
    public static Path circle(double x, double y, double radius) {
        double control = radius * 0.5522847498;
        return new Builder()
                .move(x + radius, y)
                .curve(x + radius, y + control, x + control, y + radius, x, y + radius)
                .curve(x - control, y + radius, x - radius, y + control, x - radius, y)
                .curve(x - radius, y - control, x - control, y - radius, x, y - radius)
                .curve(x + control, y - radius, x + radius, y - control, x + radius, y)
                .close()
                .build();
    }

    /// Collects pieces in order.
    public static final class Builder {

        private final List<Piece> pieces = new ArrayList<>();

        public Builder move(double x, double y) {
            pieces.add(new Move(x, y));
            return this;
        }

        public Builder line(double x, double y) {
            pieces.add(new Line(x, y));
            return this;
        }

        public Builder curve(double x1, double y1, double x2, double y2, double x, double y) {
            pieces.add(new Curve(x1, y1, x2, y2, x, y));
            return this;
        }

        public Builder close() {
            pieces.add(new Close());
            return this;
        }

        public boolean isEmpty() {
            return pieces.isEmpty();
        }

        public Path build() {
            return new Path(pieces);
        }
    }
}
