package io.github.disentangle.ui.state;

import io.github.disentangle.ui.figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of the model's working is looked at.
///
/// @param layer from 0
/// @param head from 0
/// @param map which numbers of the head
/// @param pins what stays marked until it is cleared, oldest first
public record Selection(int layer, int head, AttentionMap map, List<Target> pins) {

    public static final Selection FIRST = new Selection(0, 0, AttentionMap.PROBABILITY, List.of());

    public Selection {
        pins = List.copyOf(pins);
    }

    /// Another head.
    public Selection at(int newLayer, int newHead) {
        return new Selection(newLayer, newHead, map, pins);
    }

    /// Another map of the same head.
    public Selection showing(AttentionMap newMap) {
        return new Selection(layer, head, newMap, pins);
    }

    /// Only this pinned.
    public Selection pinning(Target target) {
        return new Selection(layer, head, map, List.of(target));
    }

    /// This pinned too, or no longer.
    public Selection toggling(Target target) {
        var changed = new ArrayList<>(pins);
        if (!changed.remove(target)) {
            changed.add(target);
        }
        return new Selection(layer, head, map, changed);
    }

    /// Exactly these pinned.
    public Selection pinningAll(List<Target> targets) {
        return new Selection(layer, head, map, targets);
    }

    /// Nothing pinned.
    public Selection unpinned() {
        return new Selection(layer, head, map, List.of());
    }

    /// The nearest selection a model of this size has.
    public Selection within(int layers, int heads) {
        return at(Math.clamp(layer, 0, layers - 1), Math.clamp(head, 0, heads - 1));
    }

    /// The cell pinned last.
    public Optional<Target.Cell> pinnedCell() {
        return pins.reversed().stream()
                .filter(Target.Cell.class::isInstance)
                .map(Target.Cell.class::cast)
                .findFirst();
    }
}
