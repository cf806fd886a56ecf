package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.BitSet;
import java.util.List;

/// What is explained: one number of one sequence.
///
/// A choice is explained by its own sequence, since the other choices' texts cannot change its logit.
///
/// @param encoding the sequence
/// @param run its way through the encoder, without interventions
/// @param target the number, for this sequence alone: a choice is always choice 0
/// @param name the target for people: `POSITIVE`, `B-PER@3`, `A vs B`
/// @param rivals logits of the other choices; empty for all other heads
public record Subject(
        OpenModel open, TaskHead head, Encoding encoding, Run run, Target target, String name, List<Float> rivals) {

    /// Positions that travel through the model together at most.
    private static final int ROWS = 1024;

    public Subject {
        rivals = List.copyOf(rivals);
    }

    /// Number of tokens.
    public int length() {
        return encoding.length();
    }

    /// How many sequences of this length are worth running together.
    public int together() {
        return Math.max(1, ROWS / length());
    }

    /// The explained number.
    public double value() {
        return values(List.of(run), target)[0];
    }

    /// The target's value in other runs of this sequence in which no token moved, e.g. under interventions.
    public double[] values(List<Run> runs) {
        return values(runs, target);
    }

    double[] values(List<Run> runs, Target asked) {
        var differentiator = new Differentiator(open.model());
        double[] values = new double[runs.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = differentiator.values(head, List.of(runs.get(index)), asked)[0];
        }
        return values;
    }

    /// The target's gradient for the run of this subject.
    Gradient gradient(LocalRules rules, Progress progress) {
        return gradient(GradientRequest.of(rules), progress);
    }

    /// The target's gradient for the run of this subject, with all that is asked for.
    public Gradient gradient(GradientRequest request, Progress progress) {
        return new Differentiator(open.model()).gradient(head, run, target, request, progress);
    }

    /// The positions whose last states the head reads for the target.
    public BitSet readAt() {
        var positions = new BitSet();
        collect(target, positions);
        return positions;
    }

    private void collect(Target part, BitSet positions) {
        switch (part) {
            case Target.Contrast(Target first, Target second) -> {
                collect(first, positions);
                collect(second, positions);
            }
            case Target.Sum(Target first, Target second) -> {
                collect(first, positions);
                collect(second, positions);
            }
            case Target.Label _, Target.Choice _ -> positions.set(0);
            case Target.TokenLabel label -> add(label.position(), positions);
            case Target.SpanStart(int position) -> add(position, positions);
            case Target.SpanEnd(int position) -> add(position, positions);
            case Target.Piece piece -> add(piece.position(), positions);
        }
    }

    private void add(int position, BitSet positions) {
        if (position == Target.EVERYWHERE) {
            positions.set(0, length());
        } else {
            positions.set(position);
        }
    }

    /// Whether the token is part of a text, not put around it.
    public boolean isText(int token) {
        return encoding.sequenceIds()[token] >= 0 && encoding.attentionMask()[token] != 0;
    }
}
