package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.task.Result.Entities;
import io.github.disentangle.engine.task.Result.Entity;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.Truncation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Labels for the words of a text, e.g. names. Reference: `TokenClassificationPipeline`.
///
/// @param aggregation how tokens become entities
/// @param ignoredLabels entities with these labels are left out, after tokens were joined
/// @param stride tokens that neighbouring windows over a long text share; empty to look at the first window only
/// @param maxLength longest window in tokens; empty for what the tokenizer says, if it says anything
public record TokenClassification(
        Aggregation aggregation, List<String> ignoredLabels, OptionalInt stride, OptionalInt maxLength)
        implements Task {

    public TokenClassification {
        ignoredLabels = List.copyOf(ignoredLabels);
        if (stride.isPresent() && aggregation == Aggregation.NONE) {
            throw new TaskException("A stride needs an aggregation other than none, to join what windows share.");
        }
    }

    public static TokenClassification defaults() {
        return new TokenClassification(Aggregation.NONE, List.of("O"), OptionalInt.empty(), OptionalInt.empty());
    }

    public TokenClassification with(Aggregation chosen) {
        return new TokenClassification(chosen, ignoredLabels, stride, maxLength);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.TOKEN_CLASSIFICATION;
    }

    Prediction predict(Draft draft) {
        if (!(draft.input() instanceof TextInput(String text))) {
            throw draft.misfit();
        }
        TokenHead head = draft.head(TokenHead.class);
        draft.run(windows(draft, text), run -> Map.of(Pass.LOGITS, head.logits(run)));
        var entities = new ArrayList<Entity>();
        var grouping = new EntityGrouping(aggregation, draft.open().config().labels(), draft.tokenizer(), text);
        for (Pass pass : draft.passes()) {
            entities.addAll(grouping.entities(pass).stream()
                    .filter(entity -> !ignoredLabels.contains(entity.label()))
                    .toList());
        }
        return draft.finish(0, new Entities(draft.passes().size() > 1 ? withoutOverlaps(entities) : entities));
    }

    private List<Encoding> windows(Draft draft, String text) {
        OptionalInt limit =
                maxLength.isPresent() ? maxLength : draft.tokenizer().modelMaxLength();
        if (stride.isEmpty()) {
            return List.of(draft.encode(text, null, Truncation.LONGEST_FIRST, limit));
        }
        if (limit.isEmpty()) {
            throw new TaskException(
                    "A stride needs a longest length of windows, and the tokenizer names none; give one.");
        }
        var options = EncodeOptions.defaults().truncated(Truncation.LONGEST_FIRST, limit.getAsInt(), stride.getAsInt());
        return draft.tokenizer().encode(text, null, options);
    }

    /// Of entities that overlap because windows do, the longest stays, or the more certain one of two equally long.
    private static List<Entity> withoutOverlaps(List<Entity> entities) {
        var sorted =
                entities.stream().sorted(Comparator.comparingInt(Entity::start)).toList();
        var kept = new ArrayList<Entity>();
        for (Entity entity : sorted) {
            Entity previous = kept.isEmpty() ? null : kept.getLast();
            if (previous == null || entity.start() >= previous.end() || entity.start() < previous.start()) {
                kept.add(entity);
                continue;
            }
            int longer = (entity.end() - entity.start()) - (previous.end() - previous.start());
            if (longer > 0 || longer == 0 && entity.score() > previous.score()) {
                kept.set(kept.size() - 1, entity);
            }
        }
        return kept;
    }
}
