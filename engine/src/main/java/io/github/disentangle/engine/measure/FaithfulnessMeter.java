package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.measure.Faithfulness.RandomOrders;
import io.github.disentangle.engine.measure.PerturbationCurves.Curve;
import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Measures explanations of one subject by running the model again; special tokens always stay. Sets of tokens that
/// several orders have in common are run once, and what was run is kept for the next explanation of the subject.
///
/// One thread may use it at a time.
public final class FaithfulnessMeter {

    private final Perturbed perturbed;
    private final List<List<Integer>> orders;
    private final long seed;

    /// @param orders number of random orders an explanation is held against, at least 1
    /// @param seed decides which orders these are
    public FaithfulnessMeter(Subject subject, Removal removal, int orders, long seed) {
        if (orders < 1) {
            throw new IllegalArgumentException("an explanation is held against at least 1 random order, not " + orders);
        }
        this.seed = seed;
        perturbed = new Perturbed(subject, removal);
        this.orders = Ranks.random(perturbed.removable(), orders, seed);
    }

    /// The tokens that can be taken away.
    public BitSet removable() {
        return (BitSet) perturbed.removable().clone();
    }

    /// The measurements; empty when no token can be taken away.
    ///
    /// @throws io.github.disentangle.engine.explain.ExplanationException when tokens are to be masked and there is
    /// no mask token
    public Optional<Faithfulness> measure(Explanation explanation, Progress progress) {
        if (perturbed.removable().isEmpty()) {
            return Optional.empty();
        }
        int[] sizes = Faithfulness.sizes(perturbed.removable().cardinality());
        List<Integer> ranked = run(explanation, sizes, progress);
        var comprehensiveness = new ArrayList<Double>();
        var sufficiency = new ArrayList<Double>();
        for (List<Integer> order : orders) {
            comprehensiveness.add(Faithfulness.mean(drops(order, sizes, true)));
            sufficiency.add(Faithfulness.mean(drops(order, sizes, false)));
        }
        return Optional.of(new Faithfulness(
                perturbed.removal(),
                perturbed.whole().probability(),
                Arrays.stream(sizes).boxed().toList(),
                drops(ranked, sizes, true),
                drops(ranked, sizes, false),
                new RandomOrders(seed, comprehensiveness, sufficiency)));
    }

    /// The curves from the whole text to none of its tokens and back; empty when no token can be taken away.
    ///
    /// @throws io.github.disentangle.engine.explain.ExplanationException when tokens are to be masked and there is
    /// no mask token
    public Optional<PerturbationCurves> curves(Explanation explanation, Progress progress) {
        if (perturbed.removable().isEmpty()) {
            return Optional.empty();
        }
        int[] sizes = PerturbationCurves.sizes(perturbed.removable().cardinality());
        List<Integer> ranked = run(explanation, sizes, progress);
        return Optional.of(new PerturbationCurves(
                perturbed.removal(),
                Arrays.stream(sizes).boxed().toList(),
                curve(ranked, sizes, true),
                curve(ranked, sizes, false),
                orders.stream().map(order -> curve(order, sizes, true)).toList(),
                orders.stream().map(order -> curve(order, sizes, false)).toList()));
    }

    /// How well the scores foretell what the logit loses with a set of tokens; empty when no token can be taken
    /// away. The sets are those of [#measure] for the random orders, so this costs no further runs.
    ///
    /// @throws io.github.disentangle.engine.explain.ExplanationException when tokens are to be masked and there is
    /// no mask token
    public Optional<Infidelity> infidelity(Explanation explanation, Progress progress) {
        if (perturbed.removable().isEmpty()) {
            return Optional.empty();
        }
        int[] sizes = Faithfulness.sizes(perturbed.removable().cardinality());
        List<BitSet> sets = orders.stream()
                .flatMap(order -> sets(order, sizes).stream())
                .distinct()
                .filter(set -> !set.isEmpty())
                .toList();
        run(sets, progress);
        double whole = perturbed.whole().value();
        double[] losses = sets.stream()
                .mapToDouble(set -> whole - perturbed.without(set).value())
                .toArray();
        return Optional.of(Infidelity.of(explanation.scores(), perturbed.removable(), sets, losses, seed));
    }

    private List<Integer> run(Explanation explanation, int[] sizes, Progress progress) {
        List<Integer> ranked = Ranks.byScore(explanation.scores(), perturbed.removable());
        var wanted = new ArrayList<>(sets(ranked, sizes));
        orders.forEach(order -> wanted.addAll(sets(order, sizes)));
        run(wanted, progress);
        return ranked;
    }

    private void run(Collection<BitSet> sets, Progress progress) {
        var wanted = new ArrayList<BitSet>();
        wanted.add(new BitSet());
        wanted.addAll(sets);
        perturbed.run(wanted, progress);
    }

    private static List<BitSet> sets(List<Integer> order, int... sizes) {
        var sets = new ArrayList<BitSet>();
        for (int size : sizes) {
            sets.add(Perturbed.top(order, size));
            sets.add(Perturbed.rest(order, size));
        }
        return sets;
    }

    private List<Double> drops(List<Integer> order, int[] sizes, boolean top) {
        double whole = perturbed.whole().probability();
        return Arrays.stream(sizes)
                .mapToObj(size ->
                        whole - perturbed.without(removed(order, size, top)).probability())
                .toList();
    }

    private Curve curve(List<Integer> order, int[] sizes, boolean deletion) {
        return new Curve(Arrays.stream(sizes)
                .mapToObj(size -> perturbed.without(removed(order, size, deletion)))
                .toList());
    }

    private static BitSet removed(List<Integer> order, int size, boolean top) {
        return top ? Perturbed.top(order, size) : Perturbed.rest(order, size);
    }
}
