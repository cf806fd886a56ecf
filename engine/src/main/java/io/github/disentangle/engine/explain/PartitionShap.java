package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// What each word is worth when words join part by part of a [WordTree]: Owen values (Owen 1977), as SHAP's partition
/// explainer (Lundberg & Lee 2017) estimates them. The two halves of a part each join first or second; what a part is
/// worth goes to its halves as the mean of both orders, and so on down to the words. The scores sum to
/// `y(x) − y(x without all words)`, whatever the number of runs.
///
/// All orders take about n² runs for n words. Where `runs` are fewer, parts that are worth most are cut first, and
/// those left uncut are shared equally by their words.
///
/// @param runs how often the model may run
public record PartitionShap(Removal removal, int runs) implements Explainer {

    /// Runs that are enough for some twenty words.
    public static final int DEFAULT_RUNS = 500;

    private static final int FEWEST = 2;

    public PartitionShap {
        if (runs < FEWEST) {
            throw new ExplanationException("Partition SHAP needs at least " + FEWEST + " runs, not " + runs + ".");
        }
    }

    /// A part that joins a coalition.
    ///
    /// @param before words that are there already
    /// @param weight share of the orders in which it joins these
    /// @param worth what the target's value gains
    private record Joining(WordTree part, BitSet before, double weight, double worth) {

        BitSet with(WordTree half) {
            BitSet words = half.words();
            words.or(before);
            return words;
        }
    }

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        var coalitions = new Coalitions(subject, removal);
        double[] shares = new double[coalitions.words().size()];
        var nobody = new BitSet();
        coalitions.run(List.of(nobody, coalitions.all()), progress);
        double total = coalitions.value(coalitions.all()) - coalitions.value(nobody);
        if (shares.length > 0) {
            var tree = WordTree.of(subject.encoding(), coalitions.words());
            share(new Joining(tree, nobody, 1, total), coalitions, subject.together(), shares, progress);
        }
        double[] scores = new WordShares(coalitions.words(), shares).tokens(subject.length());
        double missing = Arrays.stream(shares).sum() - total;
        return new Explanation.Decomposition(TokenSums.scores(scores), 0, total, missing, coalitions.runs());
    }

    private void share(Joining whole, Coalitions coalitions, int together, double[] shares, Progress progress) {
        var queue = new PriorityQueue<>(
                Comparator.comparingDouble((Joining joining) -> -joining.weight * Math.abs(joining.worth))
                        .thenComparingInt(joining -> -joining.part.size())
                        .thenComparingInt(joining -> joining.part.first())
                        .thenComparing(joining -> joining.before.toString()));
        queue.add(whole);
        while (!queue.isEmpty()) {
            progress.checkCancelled();
            progress.report(Math.min(1, (double) coalitions.runs() / runs), "Running with some of the words");
            var wave = new ArrayList<Joining>();
            int left = runs - coalitions.runs();
            boolean exhausted = left < 2;
            while (!queue.isEmpty() && 2 * wave.size() + 2 <= Math.max(2, Math.min(together, left))) {
                wave.add(queue.poll());
            }
            var wanted = new ArrayList<BitSet>();
            for (Joining joining : wave) {
                joining.part.parts().ifPresent(halves -> {
                    wanted.add(joining.with(halves.left()));
                    wanted.add(joining.with(halves.right()));
                });
            }
            if (!exhausted) {
                coalitions.run(wanted, Progress.NONE);
            }
            for (Joining joining : wave) {
                if (exhausted || joining.part.parts().isEmpty()) {
                    double each = joining.weight * joining.worth / joining.part.size();
                    joining.part.words().stream().forEach(word -> shares[word] += each);
                } else {
                    queue.addAll(cut(joining, joining.part.parts().get(), coalitions));
                }
            }
        }
    }

    /// Each half joins before or after the other.
    private static List<Joining> cut(Joining joining, WordTree.Halves halves, Coalitions coalitions) {
        BitSet withLeft = joining.with(halves.left());
        BitSet withRight = joining.with(halves.right());
        BitSet withBoth = joining.with(joining.part);
        double none = coalitions.value(joining.before);
        double left = coalitions.value(withLeft);
        double right = coalitions.value(withRight);
        double both = coalitions.value(withBoth);
        double weight = joining.weight / 2;
        return List.of(
                new Joining(halves.left(), joining.before, weight, left - none),
                new Joining(halves.left(), withRight, weight, both - right),
                new Joining(halves.right(), joining.before, weight, right - none),
                new Joining(halves.right(), withLeft, weight, both - left));
    }
}
