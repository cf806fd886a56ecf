package io.github.disentangle.ui.figure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A layout whose targets are the heads in a grid of slots.
interface HeadSlotsLayout extends FigureLayout {

    /// Where the heads lie.
    HeadSlots slots();

    @Override
    default void draw(Pen pen, Highlight highlight) {
        slots().draw(pen, highlight);
    }

    @Override
    default Optional<Target> at(double x, double y) {
        return slots().at(x, y);
    }

    @Override
    default Optional<Rect> bounds(Target target) {
        return slots().bounds(target);
    }

    @Override
    default Optional<Target> next(@Nullable Target from, Direction direction) {
        return slots().next(from, direction);
    }

    @Override
    default Optional<Rect> zoomArea(double x, double y) {
        return slots().zoomArea();
    }

    @Override
    default Viewport showing(Target target) {
        return slots().showing(target);
    }
}
