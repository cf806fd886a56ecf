package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Erasure;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.measure.Faithfulness.RandomOrders;
import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures explanations of one subject by running the model again; special tokens always stay. Sets of tokens that
/// several orders have in common are run once, and what was run is kept for the next explanation of the subject.
///
/// One thread may use it at a time.
public final class FaithfulnessMeter {

    private final Erasure erasure;
    private final BitSet removable;
    private final List<List<Integer>> orders;
    private final long seed;
    private final Map<BitSet, Double> known = new LinkedHashMap<>();

    /// @param orders number of random orders an explanation is held against, at least 1
    /// @param seed decides which orders these are
    public FaithfulnessMeter(Subject subject, Removal removal, int orders, long seed) {
        if (orders < 1) {
            throw new IllegalArgumentException("an explanation is held against at least 1 random order, not " + orders);
        }
        this.seed = seed;
        erasure = new Erasure(subject, removal);
        removable = erasure.removable();
        this.orders = Ranks.random(removable, orders, seed);
    }

    /// The measurements; empty when no token can be taken away.
    ///
    /// @throws io.github.disentangle.engine.explain.ExplanationException when tokens are to be masked and there is
    /// no mask token
    public Optional<Faithfulness> measure(Explanation explanation, Progress progress) {
        if (removable.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> ranked = Ranks.byScore(explanation.scores(), removable);
        var wanted = new ArrayList<BitSet>();
        wanted.add(new BitSet());
        wanted.addAll(sets(ranked));
        orders.forEach(order -> wanted.addAll(sets(order)));
        List<BitSet> unknown = wanted.stream()
                .distinct()
                .filter(set -> !known.containsKey(set))
                .toList();
        double[] found = erasure.probabilities(unknown, progress);
        for (int index = 0; index < found.length; index++) {
            known.put(unknown.get(index), found[index]);
        }
        var comprehensiveness = new ArrayList<Double>();
        var sufficiency = new ArrayList<Double>();
        for (List<Integer> order : orders) {
            comprehensiveness.add(Faithfulness.mean(drops(order, true)));
            sufficiency.add(Faithfulness.mean(drops(order, false)));
        }
        return Optional.of(new Faithfulness(
                erasure.removal(),
                probability(new BitSet()),
                Arrays.stream(sizes()).boxed().toList(),
                drops(ranked, true),
                drops(ranked, false),
                new RandomOrders(seed, comprehensiveness, sufficiency)));
    }

    private int[] sizes() {
        return Faithfulness.sizes(removable.cardinality());
    }

    private List<BitSet> sets(List<Integer> order) {
        var sets = new ArrayList<BitSet>();
        for (int size : sizes()) {
            sets.add(removed(order, size, true));
            sets.add(removed(order, size, false));
        }
        return sets;
    }

    /// @param top whether the first `size` tokens go, or all others
    private static BitSet removed(List<Integer> order, int size, boolean top) {
        var set = new BitSet();
        (top ? order.subList(0, size) : order.subList(size, order.size())).forEach(set::set);
        return set;
    }

    private List<Double> drops(List<Integer> order, boolean top) {
        return Arrays.stream(sizes())
                .mapToObj(size -> probability(new BitSet()) - probability(removed(order, size, top)))
                .toList();
    }

    private double probability(BitSet removed) {
        Double value = known.get(removed);
        if (value == null) {
            throw new IllegalStateException("the model was not run without " + removed);
        }
        return value;
    }
}
