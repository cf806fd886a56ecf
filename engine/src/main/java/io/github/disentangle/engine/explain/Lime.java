package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A line through the target's values near the text (LIME, Ribeiro et al. 2016): the model is run without random sets
/// of words, and a ridge regression from words to values, weighted by nearness, gives each word's slope.
///
/// How many words go is drawn evenly, then which. Nearness is `√exp(−d²/σ²)` with d the cosine distance between the
/// words kept and all, `1 − √(kept/n)`, and σ = 0.25; the penalty on slopes is 1: as the authors' text explainer has
/// them. The value explained is the logit, not its probability.
///
/// @param samples runs of the model, the whole text among them
/// @param seed decides which words are left out
public record Lime(Removal removal, int samples, long seed) implements Explainer {

    /// Runs that are enough for a short text.
    public static final int DEFAULT_SAMPLES = 500;

    private static final int FEWEST = 2;
    private static final double KERNEL_WIDTH = 0.25;
    private static final double PENALTY = 1;

    public Lime {
        if (samples < FEWEST) {
            throw new ExplanationException("LIME needs at least " + FEWEST + " samples, not " + samples + ".");
        }
    }

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        var coalitions = new Coalitions(subject, removal);
        int words = coalitions.words().size();
        double[] slopes = {};
        if (words > 0) {
            List<BitSet> kept = neighbours(words);
            coalitions.run(kept, progress);
            double[][] x = new double[kept.size()][words];
            double[] y = new double[x.length];
            double[] weights = new double[x.length];
            for (int sample = 0; sample < x.length; sample++) {
                double[] row = x[sample];
                kept.get(sample).stream().forEach(word -> row[word] = 1);
                y[sample] = coalitions.value(kept.get(sample));
                weights[sample] = nearness(kept.get(sample).cardinality(), words);
            }
            slopes = WeightedRidge.fit(x, y, weights, PENALTY).coefficients();
        }
        double[] scores = new WordShares(coalitions.words(), slopes).tokens(subject.length());
        return new Explanation.Effects(TokenSums.scores(scores));
    }

    static double nearness(int kept, int words) {
        double distance = 1 - Math.sqrt((double) kept / words);
        return Math.sqrt(Math.exp(-distance * distance / (KERNEL_WIDTH * KERNEL_WIDTH)));
    }

    /// The words kept in each sample, all of them in the first.
    private List<BitSet> neighbours(int words) {
        var random = new Random(seed);
        var all = new ArrayList<BitSet>();
        for (int sample = 0; sample < samples; sample++) {
            var kept = new BitSet();
            kept.set(0, words);
            int out = sample == 0 ? 0 : 1 + random.nextInt(words);
            int[] order = IntStream.range(0, words).toArray();
            for (int index = 0; index < out; index++) {
                int other = index + random.nextInt(words - index);
                kept.clear(order[other]);
                order[other] = order[index];
            }
            all.add(kept);
        }
        return all;
    }
}
