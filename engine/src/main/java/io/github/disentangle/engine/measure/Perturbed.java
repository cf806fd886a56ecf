package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Erasure;
import io.github.disentangle.engine.explain.Outcome;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.model.Progress;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the model says about one subject without some of its tokens. Every set of tokens is run once.
final class Perturbed {

    private final Erasure erasure;
    private final BitSet removable;
    private final Map<BitSet, Outcome> known = new LinkedHashMap<>();

    Perturbed(Subject subject, Removal removal) {
        erasure = new Erasure(subject, removal);
        removable = erasure.removable();
    }

    Removal removal() {
        return erasure.removal();
    }

    /// The tokens that can go; not to be changed.
    BitSet removable() {
        return removable;
    }

    /// Runs the model for the sets that are new.
    void run(Collection<BitSet> removed, Progress progress) {
        List<BitSet> unknown = removed.stream()
                .distinct()
                .filter(set -> !known.containsKey(set))
                .toList();
        List<Outcome> found = erasure.outcomes(unknown, progress);
        for (int index = 0; index < found.size(); index++) {
            known.put(unknown.get(index), found.get(index));
        }
    }

    /// The outcome without a set that was run.
    Outcome without(BitSet removed) {
        Outcome outcome = known.get(removed);
        if (outcome == null) {
            throw new IllegalStateException("the model was not run without " + removed);
        }
        return outcome;
    }

    /// The outcome of the text as it is.
    Outcome whole() {
        return without(new BitSet());
    }

    /// The first `size` tokens of an order.
    static BitSet top(List<Integer> order, int size) {
        return set(order.subList(0, size));
    }

    /// All tokens of an order but the first `size`.
    static BitSet rest(List<Integer> order, int size) {
        return set(order.subList(size, order.size()));
    }

    private static BitSet set(List<Integer> tokens) {
        var set = new BitSet();
        tokens.forEach(set::set);
        return set;
    }
}
