package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What the target loses when a token, a word, or a span of several is taken away: `y(x) − y(x without i)` (Zeiler &
/// Fergus 2014). A loss is shared equally by the tokens that caused it; spans slide on by one unit, and a token counts
/// the mean of the spans it is in. Tokens that cannot go have no score. Of two tokens that say the same, neither may
/// lose anything.
///
/// @param width how many neighbouring units are taken away at once
public record Occlusion(Removal removal, Unit unit, int width) implements Explainer {

    public Occlusion {
        if (width < 1) {
            throw new ExplanationException("At least 1 token or word has to be taken away, not " + width + ".");
        }
    }

    /// One unit at a time.
    public Occlusion(Removal removal, Unit unit) {
        this(removal, unit, 1);
    }

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        double[] scores = new double[subject.length()];
        int[] spans = new int[scores.length];
        for (SpanEffect span : spans(subject, progress)) {
            double share = span.effect() / span.tokens().cardinality();
            span.tokens().stream().forEach(token -> {
                scores[token] += share;
                spans[token]++;
            });
        }
        for (int token = 0; token < scores.length; token++) {
            scores[token] /= spans[token];
        }
        return new Explanation.Effects(TokenSums.scores(scores));
    }

    /// What is lost with each span, in the order of the text. Where there are fewer units than the width, they are
    /// one span; a span does not reach from one text of a pair into the other.
    public List<SpanEffect> spans(Subject subject, Progress progress) {
        var erasure = new Erasure(subject, removal);
        List<BitSet> spans = joined(unit.groups(subject.encoding(), erasure.removable()), subject);
        double[] left = erasure.values(spans, progress);
        double value = subject.value();
        var effects = new ArrayList<SpanEffect>();
        for (int index = 0; index < left.length; index++) {
            effects.add(new SpanEffect(spans.get(index), value - left[index]));
        }
        return effects;
    }

    private List<BitSet> joined(List<BitSet> units, Subject subject) {
        var spans = new ArrayList<BitSet>();
        int[] sequences = subject.encoding().sequenceIds();
        int[] texts =
                Arrays.stream(sequences).filter(text -> text >= 0).distinct().toArray();
        for (int text : texts) {
            List<BitSet> own = units.stream()
                    .filter(unit -> sequences[unit.nextSetBit(0)] == text)
                    .toList();
            int count = Math.min(width, own.size());
            for (int first = 0; count > 0 && first + count <= own.size(); first++) {
                var span = new BitSet();
                own.subList(first, first + count).forEach(span::or);
                spans.add(span);
            }
        }
        return spans;
    }
}
