package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of a subject as players: the target's value with any set of them, the others taken away. Each set is run
/// once.
final class Coalitions {

    private final Erasure erasure;
    private final List<BitSet> words;
    private final Map<BitSet, Double> known = new HashMap<>();

    Coalitions(Subject subject, Removal removal) {
        erasure = new Erasure(subject, removal);
        words = Unit.WORD.groups(subject.encoding(), erasure.removable());
    }

    /// The tokens of each word that can go.
    List<BitSet> words() {
        return words;
    }

    /// All words.
    BitSet all() {
        var all = new BitSet();
        all.set(0, words.size());
        return all;
    }

    /// Makes the values of these sets known.
    void run(Collection<BitSet> coalitions, Progress progress) {
        List<BitSet> unknown = coalitions.stream()
                .distinct()
                .filter(kept -> !known.containsKey(kept))
                .toList();
        double[] values = erasure.values(unknown.stream().map(this::removed).toList(), progress);
        for (int index = 0; index < values.length; index++) {
            known.put((BitSet) unknown.get(index).clone(), values[index]);
        }
    }

    private BitSet removed(BitSet kept) {
        var tokens = new BitSet();
        for (int word = kept.nextClearBit(0); word < words.size(); word = kept.nextClearBit(word + 1)) {
            tokens.or(words.get(word));
        }
        return tokens;
    }

    /// The value with a set that was run.
    double value(BitSet kept) {
        Double value = known.get(kept);
        if (value == null) {
            throw new IllegalStateException("the model was not run with the words " + kept);
        }
        return value;
    }

    /// How many sets were run.
    int runs() {
        return known.size();
    }
}
