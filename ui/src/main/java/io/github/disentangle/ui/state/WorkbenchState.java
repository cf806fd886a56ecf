package io.github.disentangle.ui.state;

import io.github.disentangle.engine.hook.Intervention;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that a person has chosen: enough to compute everything on the screen again.
///
/// @param model folder of the open model; null before the first one
/// @param draft the input as typed
/// @param interventions what is changed inside the model, in the order it was asked for
/// @param baseline the state everything is held against; empty for none
/// @param target the number that is watched and explained, in the words of
///     [io.github.disentangle.engine.explain.Subjects]; empty for what the model answers
/// @param selection what is looked at
/// @param view the picture in the centre
public record WorkbenchState(
        @Nullable Path model,
        Draft draft,
        List<Intervention> interventions,
        Optional<Baseline> baseline,
        Optional<String> target,
        Selection selection,
        ViewKind view) {

    public static final WorkbenchState EMPTY = new WorkbenchState(
            null, Draft.EMPTY, List.of(), Optional.empty(), Optional.empty(), Selection.FIRST, ViewKind.MATRIX);

    public WorkbenchState {
        interventions = List.copyOf(interventions);
    }

    /// Another model; what belongs to the present one (interventions, baseline, target) goes with it.
    public WorkbenchState withModel(Path folder) {
        return folder.equals(model)
                ? this
                : new WorkbenchState(folder, draft, List.of(), Optional.empty(), Optional.empty(), selection, view);
    }

    public WorkbenchState withDraft(Draft newDraft) {
        return new WorkbenchState(model, newDraft, interventions, baseline, target, selection, view);
    }

    public WorkbenchState withInterventions(List<Intervention> newInterventions) {
        return new WorkbenchState(model, draft, newInterventions, baseline, target, selection, view);
    }

    /// One intervention more, unless it is there already.
    public WorkbenchState with(Intervention intervention) {
        if (interventions.contains(intervention)) {
            return this;
        }
        var changed = new ArrayList<>(interventions);
        changed.add(intervention);
        return withInterventions(changed);
    }

    /// Without the interventions of a kind.
    public WorkbenchState without(Predicate<Intervention> kind) {
        return withInterventions(interventions.stream().filter(kind.negate()).toList());
    }

    public WorkbenchState withBaseline(Optional<Baseline> newBaseline) {
        return new WorkbenchState(model, draft, interventions, newBaseline, target, selection, view);
    }

    public WorkbenchState withTarget(Optional<String> newTarget) {
        return new WorkbenchState(model, draft, interventions, baseline, newTarget, selection, view);
    }

    public WorkbenchState withSelection(Selection newSelection) {
        return new WorkbenchState(model, draft, interventions, baseline, target, newSelection, view);
    }

    public WorkbenchState withView(ViewKind newView) {
        return new WorkbenchState(model, draft, interventions, baseline, target, selection, newView);
    }

    /// The pinned input and interventions looked at as these are; without a model when nothing is pinned.
    public WorkbenchState atBaseline() {
        return baseline.map(pinned -> new WorkbenchState(
                        model, pinned.draft(), pinned.interventions(), baseline, target, selection, view))
                .orElse(EMPTY);
    }
}
