package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// The explained logit as a probability: among the labels, the positions, the pieces or the choices it competes with;
/// for `A vs B` that of A if there were only the two; for start and end of an answer the product. A regression's number
/// stays what it is.
public record Probability(Subject subject) {

    /// The probability in a run of the subject.
    ///
    /// @param target the subject's, at the positions it has in that run
    public double of(Run run, Target target) {
        return switch (target) {
            case Target.Contrast _ -> 1 / (1 + Math.exp(-subject.values(List.of(run), target)[0]));
            case Target.Sum(Target first, Target second) -> of(run, first) * of(run, second);
            case Target.Label(int label)
            when subject.head() instanceof SequenceHead head ->
                ScoreFunction.of(subject.open().config()).apply(head.logits(run).data())[label];
            case Target.Choice _
            when subject.head() instanceof ChoiceHead -> {
                float[] logits = new float[1 + subject.rivals().size()];
                logits[0] = (float) subject.values(List.of(run), target)[0];
                for (int rival = 1; rival < logits.length; rival++) {
                    logits[rival] = subject.rivals().get(rival - 1);
                }
                yield ScoreFunction.SOFTMAX.apply(logits)[0];
            }
            case Target.TokenLabel(int position, int label)
            when subject.head() instanceof TokenHead head ->
                among(head.logits(run).at(position), label);
            case Target.SpanStart(int position)
            when subject.head() instanceof SpanHead head ->
                among(head.logits(run).start(), position);
            case Target.SpanEnd(int position)
            when subject.head() instanceof SpanHead head ->
                among(head.logits(run).end(), position);
            case Target.Piece(int position, int piece)
            when subject.head() instanceof MaskedLanguageHead head ->
                among(head.logits(run, position).at(0), piece);
            default -> throw new IllegalStateException("a subject's target fits its head, not so " + target);
        };
    }

    private static double among(Tensor logits, int index) {
        float[] scores = ScoreFunction.SOFTMAX.apply(logits.data());
        return scores[index];
    }
}
