package io.github.disentangle.ui.session;

import io.github.disentangle.ui.state.History;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.WorkbenchState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that was done at a window, and where it stands.
///
/// @param steps the history, oldest first; a step's id is its place, its parent comes before it
/// @param current id of the step the workbench stands on
public record Session(List<Step> steps, int current) {

    public Session {
        steps = List.copyOf(steps);
    }

    /// What a history holds now.
    public static Session of(History history) {
        return new Session(history.steps(), history.current().id());
    }

    /// The state it stands on.
    public WorkbenchState state() {
        return steps.get(current).state();
    }

    /// The model it stands on; null if none was open.
    public @Nullable Path model() {
        return state().model();
    }

    /// The model it stands on if that is no folder any more.
    public Optional<Path> missingModel() {
        return Optional.ofNullable(model()).filter(folder -> !Files.isDirectory(folder));
    }

    /// The same session with a model that lies elsewhere now.
    public Session withModelAt(Path before, Path now) {
        return new Session(
                steps.stream()
                        .map(step -> before.equals(step.state().model())
                                ? new Step(step.id(), step.parent(), step.description(), moved(step.state(), now))
                                : step)
                        .toList(),
                current);
    }

    /// Whether something was done that is not in another session: input, interventions, baseline or target changed
    /// with a model open. Merely looking around is nothing to lose.
    public boolean holdsWorkBeyond(Session other) {
        for (Step step : steps) {
            boolean same = step.id() < other.steps.size() && other.steps.get(step.id()) == step;
            if (!same && isWork(step)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWork(Step step) {
        if (step.parent().isEmpty()) {
            return false;
        }
        WorkbenchState before = steps.get(step.parent().getAsInt()).state();
        WorkbenchState after = step.state();
        return Objects.equals(before.model(), after.model())
                && !(before.draft().equals(after.draft())
                        && before.interventions().equals(after.interventions())
                        && before.baseline().equals(after.baseline())
                        && before.target().equals(after.target()));
    }

    private static WorkbenchState moved(WorkbenchState state, Path folder) {
        return new WorkbenchState(
                folder,
                state.draft(),
                state.interventions(),
                state.baseline(),
                state.target(),
                state.selection(),
                state.view());
    }
}
