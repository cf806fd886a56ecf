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

    /// What a run of the subject says.
    ///
    /// @param target the subject's, at the positions it has in that run
    public Outcome outcome(Run run, Target target) {
        Standing standing = standing(run, target);
        return new Outcome(subject.values(List.of(run), target)[0], standing.probability, standing.leads);
    }

    /// How an answer does among its rivals.
    private record Standing(double probability, boolean leads) {}

    private Standing standing(Run run, Target target) {
        return switch (target) {
            case Target.Contrast _ -> alone(1 / (1 + Math.exp(-subject.values(List.of(run), target)[0])));
            case Target.Sum(Target first, Target second) -> both(standing(run, first), standing(run, second));
            case Target.Label(int label)
            when subject.head() instanceof SequenceHead head -> label(head.logits(run), label);
            case Target.Choice _
            when subject.head() instanceof ChoiceHead -> {
                float[] logits = new float[1 + subject.rivals().size()];
                logits[0] = (float) subject.values(List.of(run), target)[0];
                for (int rival = 1; rival < logits.length; rival++) {
                    logits[rival] = subject.rivals().get(rival - 1);
                }
                yield among(Tensor.vector("choice", logits), 0);
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

    private Standing label(Tensor logits, int label) {
        return switch (ScoreFunction.of(subject.open().config())) {
            case SOFTMAX -> among(logits, label);
            case SIGMOID -> alone(ScoreFunction.SIGMOID.apply(logits.data())[label]);
            case NONE -> new Standing(logits.get(label), true);
        };
    }

    private static Standing alone(double probability) {
        return new Standing(probability, probability >= 0.5);
    }

    private static Standing both(Standing first, Standing second) {
        return new Standing(first.probability * second.probability, first.leads && second.leads);
    }

    private static Standing among(Tensor logits, int index) {
        boolean leads = true;
        for (float rival : logits.data()) {
            leads &= rival <= logits.get(index);
        }
        float[] scores = ScoreFunction.SOFTMAX.apply(logits.data());
        return new Standing(scores[index], leads);
    }
}
