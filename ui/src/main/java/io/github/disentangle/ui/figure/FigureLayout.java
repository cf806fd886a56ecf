package io.github.disentangle.ui.figure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A figure with a place for everything: draws itself, finds what is under a point, and where a target lies.
public interface FigureLayout {

    /// The room this layout was made for.
    Frame frame();

    /// Draws the picture without marks. The ground is already there: the theme's background, or paper.
    void draw(Pen pen);

    /// Draws marks on top of the picture. Targets that this figure does not show are left out.
    void draw(Pen pen, Highlight highlight);

    /// What is under a point.
    Optional<Target> at(double x, double y);

    /// Where a target lies; empty when it is not shown or scrolled out of sight.
    Optional<Rect> bounds(Target target);

    /// The next target for the arrow keys; from nothing, the first one. Empty at an edge.
    Optional<Target> next(@Nullable Target from, Direction direction);

    /// What a screen reader says on a target: names and values. Empty for foreign targets.
    String describe(Target target);

    /// The plot that zooms and pans under a point (or the nearest one); empty when this figure does neither.
    default Optional<Rect> zoomArea(double x, double y) {
        return Optional.empty();
    }

    /// The same picture with another part of the plot visible; empty where that means finding all places anew.
    default Optional<FigureLayout> moved(Viewport viewport) {
        return Optional.empty();
    }

    /// The viewport nearest to the present one that shows `target`.
    default Viewport showing(Target target) {
        return frame().viewport();
    }

    /// Steps of the arrow keys.
    enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }
}
