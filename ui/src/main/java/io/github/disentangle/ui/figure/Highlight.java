package io.github.disentangle.ui.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is marked on top of a figure. Marks are drawn apart from the figure, so that following the pointer costs
/// next to nothing.
///
/// @param hovered under the pointer or holding the keyboard
/// @param pinned held by clicks
/// @param brushed the set a drag went over
public record Highlight(@Nullable Target hovered, List<Target> pinned, List<Target> brushed) {

    public static final Highlight NONE = new Highlight(null, List.of(), List.of());

    public Highlight {
        pinned = List.copyOf(pinned);
        brushed = List.copyOf(brushed);
    }

    public static Highlight hovering(@Nullable Target target) {
        return new Highlight(target, List.of(), List.of());
    }

    public Highlight withHovered(@Nullable Target target) {
        return new Highlight(target, pinned, brushed);
    }
}
