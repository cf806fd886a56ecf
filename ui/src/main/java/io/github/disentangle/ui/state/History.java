package io.github.disentangle.ui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Every state the workbench was ever in, as a tree: undoing and doing something else starts a branch, nothing is lost.
public final class History {

    /// A gesture that pauses for longer than this starts a new step.
    static final Duration PAUSE = Duration.ofMillis(1200);

    private final List<Step> steps = new ArrayList<>();
    private final List<Step> view = Collections.unmodifiableList(steps);
    private final Map<Integer, Integer> latestChild = new HashMap<>();
    private int current;
    private Optional<String> gesture = Optional.empty();
    private Instant touched = Instant.MIN;

    History(String description, WorkbenchState state) {
        steps.add(new Step(0, OptionalInt.empty(), description, state));
    }

    /// A history from its steps, standing on one of them.
    ///
    /// @param steps at least one; a step's id is its place, its parent comes before it
    History(List<Step> steps, int current) {
        this.steps.addAll(steps);
        for (Step step : steps) {
            step.parent().ifPresent(parent -> latestChild.put(parent, step.id()));
        }
        moveTo(steps.get(current));
    }

    /// All steps, oldest first.
    public List<Step> steps() {
        return view;
    }

    /// The step the workbench stands on.
    public Step current() {
        return steps.get(current);
    }

    /// The step undo goes to.
    public Optional<Step> previous() {
        OptionalInt parent = current().parent();
        return parent.isPresent() ? Optional.of(steps.get(parent.getAsInt())) : Optional.empty();
    }

    /// The step redo goes to: of several branches the one visited last.
    public Optional<Step> next() {
        return Optional.ofNullable(latestChild.get(current)).map(steps::get);
    }

    /// The steps on the way from the first one to the current one, by their ids.
    public BitSet path() {
        var path = new BitSet();
        Step at = current();
        path.set(at.id());
        while (at.parent().isPresent()) {
            at = steps.get(at.parent().getAsInt());
            path.set(at.id());
        }
        return path;
    }

    /// Adds what a command led to, or lets it replace the current step when it goes on with that step's gesture.
    void record(Command command, WorkbenchState state, Instant now) {
        boolean goesOn = command.gesture().isPresent()
                && command.gesture().equals(gesture)
                && latestChild.get(current) == null
                && now.isBefore(touched.plus(PAUSE));
        if (goesOn) {
            Step step = current();
            steps.set(current, new Step(step.id(), step.parent(), command.description(), state));
        } else {
            var step = new Step(steps.size(), OptionalInt.of(current), command.description(), state);
            steps.add(step);
            latestChild.put(current, step.id());
            current = step.id();
        }
        gesture = command.gesture();
        touched = now;
    }

    void moveTo(Step step) {
        current = step.id();
        gesture = Optional.empty();
        for (Step at = step; at.parent().isPresent(); at = steps.get(at.parent().getAsInt())) {
            latestChild.put(at.parent().getAsInt(), at.id());
        }
    }
}
