package io.github.disentangle.ui.figure;

/// A rectangle; width and height are never negative.
public record Rect(double x, double y, double width, double height) {

    public Rect {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException("a rectangle of " + width + " x " + height);
        }
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    /// Whether the point lies inside; the right and bottom edges lie outside.
    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /// Smaller (or, negative, larger) by `margin` on all four sides.
    public Rect inset(double margin) {
        return new Rect(x + margin, y + margin, Math.max(0, width - 2 * margin), Math.max(0, height - 2 * margin));
    }

    /// Where this rectangle lies when what is between `left` and `right` runs the other way.
    public Rect mirrored(double left, double right) {
        return new Rect(left + right - right(), y, width, height);
    }

    /// The part of this rectangle inside `other`; empty when they do not meet.
    public Rect within(Rect other) {
        double left = Math.clamp(x, other.x, other.right());
        double top = Math.clamp(y, other.y, other.bottom());
        return new Rect(
                left,
                top,
                Math.max(0, Math.min(right(), other.right()) - left),
                Math.max(0, Math.min(bottom(), other.bottom()) - top));
    }
}
