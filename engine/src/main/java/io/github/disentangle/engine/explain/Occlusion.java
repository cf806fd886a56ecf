package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What the target loses when a token, or a word, is taken away: `y(x) − y(x without i)` (Zeiler & Fergus 2014). A
/// word's loss is shared equally by its tokens. Tokens that cannot go have no score. Of two tokens that say the same,
/// neither may lose anything.
public record Occlusion(Removal removal, Unit unit) implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        var erasure = new Erasure(subject, removal);
        List<BitSet> groups = unit.groups(subject.encoding(), erasure.removable());
        double[] left = erasure.values(groups, progress);
        double value = subject.value();
        double[] scores = new double[subject.length()];
        Arrays.fill(scores, Double.NaN);
        for (int index = 0; index < left.length; index++) {
            double share = (value - left[index]) / groups.get(index).cardinality();
            groups.get(index).stream().forEach(token -> scores[token] = share);
        }
        return new Explanation.Effects(TokenSums.scores(scores));
    }
}
