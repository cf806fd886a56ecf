package io.github.disentangle.ui.state;

import io.github.disentangle.engine.hook.Intervention;
import java.util.List;

/// A state of the analysis that was pinned to hold others against.
///
/// @param draft the input at that time
/// @param interventions what was changed inside the model at that time
public record Baseline(Draft draft, List<Intervention> interventions) {

    public Baseline {
        interventions = List.copyOf(interventions);
    }

    /// What a state asks of its model.
    public static Baseline of(WorkbenchState state) {
        return new Baseline(state.draft(), state.interventions());
    }
}
