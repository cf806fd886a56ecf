package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.model.Run;
import java.util.ArrayList;
import java.util.List;

/// Which logits a target is made of, for one head and some runs.
record TargetWeights(TaskHead head, List<Run> runs) {

    /// @throws TargetException when the head or a run has no such logit
    List<LogitWeight> of(Target target) {
        var weights = new ArrayList<LogitWeight>();
        add(target, 1, weights);
        return weights;
    }

    private void add(Target target, double weight, List<LogitWeight> weights) {
        switch (target) {
            case Target.Contrast(Target first, Target second) -> {
                add(first, weight, weights);
                add(second, -weight, weights);
            }
            case Target.Sum(Target first, Target second) -> {
                add(first, weight, weights);
                add(second, weight, weights);
            }
            case Target.Label(int label)
            when head instanceof SequenceHead sequence -> {
                check("label", label, sequence.output().outputs());
                for (int run = 0; run < runs.size(); run++) {
                    weights.add(new LogitWeight(run, 0, label, weight));
                }
            }
            case Target.Choice(int choice)
            when head instanceof ChoiceHead -> {
                check("choice", choice, runs.size());
                weights.add(new LogitWeight(choice, 0, 0, weight));
            }
            case Target.TokenLabel(int position, int label)
            when head instanceof TokenHead token -> {
                check("label", label, token.output().outputs());
                addPositions(position, label, weight, weights);
            }
            case Target.SpanStart(int position)
            when head instanceof SpanHead -> addPositions(position, 0, weight, weights);
            case Target.SpanEnd(int position)
            when head instanceof SpanHead -> addPositions(position, 1, weight, weights);
            case Target.Piece(int position, int piece)
            when head instanceof MaskedLanguageHead language -> {
                check("piece", piece, language.decoder().rows());
                addPositions(position, piece, weight, weights);
            }
            default ->
                throw new TargetException(
                        "This model's head, " + head.getClass().getSimpleName() + ", has no "
                                + target.getClass().getSimpleName() + " to explain.");
        }
    }

    private void addPositions(int position, int column, double weight, List<LogitWeight> weights) {
        for (int run = 0; run < runs.size(); run++) {
            int length = runs.get(run).length();
            if (position == Target.EVERYWHERE) {
                for (int row = 0; row < length; row++) {
                    weights.add(new LogitWeight(run, row, column, weight));
                }
            } else {
                check("token", position, length);
                weights.add(new LogitWeight(run, position, column, weight));
            }
        }
    }

    private static void check(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw new TargetException(
                    "There is no " + what + " " + index + " to explain: there are " + count + ", counted from 0.");
        }
    }
}
