package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;

/// The subject again with some tokens taken away.
public record Erasure(Subject subject, Removal removal) {

    /// The tokens that can go: those of the texts. A token the target is read at can be masked but neither deleted
    /// nor hidden, since then there is nothing to read.
    public BitSet removable() {
        var tokens = new BitSet();
        BitSet readAt = subject.readAt();
        for (int token = 0; token < subject.length(); token++) {
            if (subject.isText(token) && (removal == Removal.MASK || !readAt.get(token))) {
                tokens.set(token);
            }
        }
        return tokens;
    }

    /// The target's value without each of these sets of tokens.
    public double[] values(List<BitSet> removed, Progress progress) {
        return each(removed, (run, target) -> subject.values(List.of(run), target)[0], progress).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /// What the model says without each of these sets of tokens.
    public List<Outcome> outcomes(List<BitSet> removed, Progress progress) {
        return each(removed, new Probability(subject)::outcome, progress);
    }

    private <T> List<T> each(List<BitSet> removed, BiFunction<Run, Target, T> reading, Progress progress) {
        var model = subject.open().model();
        var result = new ArrayList<T>();
        int together = subject.together();
        for (int first = 0; first < removed.size(); first += together) {
            progress.checkCancelled();
            progress.report(
                    (double) first / removed.size(), "Running without some tokens, " + removed.size() + " times");
            List<BitSet> sets = removed.subList(first, Math.min(removed.size(), first + together));
            List<Run> runs = model.rerunEach(
                    subject.run(),
                    sets.stream().map(this::interventions).toList(),
                    progress.part((double) first / removed.size(), (double) (first + sets.size()) / removed.size()));
            for (int index = 0; index < runs.size(); index++) {
                Target target =
                        removal == Removal.DELETE ? closedUp(subject.target(), sets.get(index)) : subject.target();
                result.add(reading.apply(runs.get(index), target));
            }
        }
        return result;
    }

    private List<Intervention> interventions(BitSet removed) {
        var interventions = new ArrayList<Intervention>();
        var tokenizer = subject.open().tokenizer();
        removed.stream().forEach(token -> interventions.add(removal.of(token, tokenizer)));
        return interventions;
    }

    /// The target in a text from which tokens were deleted.
    private static Target closedUp(Target target, BitSet deleted) {
        return switch (target) {
            case Target.Contrast(Target first, Target second) ->
                new Target.Contrast(closedUp(first, deleted), closedUp(second, deleted));
            case Target.Sum(Target first, Target second) ->
                new Target.Sum(closedUp(first, deleted), closedUp(second, deleted));
            case Target.Label _, Target.Choice _ -> target;
            case Target.TokenLabel(int position, int label) ->
                new Target.TokenLabel(closedUp(position, deleted), label);
            case Target.SpanStart(int position) -> new Target.SpanStart(closedUp(position, deleted));
            case Target.SpanEnd(int position) -> new Target.SpanEnd(closedUp(position, deleted));
            case Target.Piece(int position, int piece) -> new Target.Piece(closedUp(position, deleted), piece);
        };
    }

    private static int closedUp(int position, BitSet deleted) {
        return position == Target.EVERYWHERE
                ? position
                : position - deleted.get(0, position).cardinality();
    }
}
