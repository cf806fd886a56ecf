package io.github.disentangle.ui.state;

import io.github.disentangle.ui.figure.Target;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The one state all views observe. It changes by commands, so every analytic step can be undone; what is merely
/// pointed at ([#hoverProperty()]) or said ([#noticeProperty()]) is no step. Used on the window's thread only.
public final class Workbench {

    private final InstantSource clock;
    private History history;
    private final ReadOnlyObjectWrapper<WorkbenchState> state;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ObjectProperty<@Nullable Target> hover = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Target>> brush = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Set<ViewKind>> apart = new SimpleObjectProperty<>(Set.of());
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final BooleanProperty words = new SimpleBooleanProperty();
    private final BooleanProperty tabular = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

    /// @param description names the first step in the history
    public Workbench(String description, WorkbenchState first, InstantSource clock) {
        this.clock = clock;
        history = new History(description, first);
        state = new ReadOnlyObjectWrapper<>(first);
    }

    /// The present state.
    public ReadOnlyObjectProperty<WorkbenchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The present state.
    public WorkbenchState state() {
        return state.get();
    }

    /// A part of the state; changes only when the part does.
    public <T> ObservableValue<T> part(Function<WorkbenchState, T> part) {
        return state.map(part);
    }

    /// Does something; a command that changes nothing leaves no step.
    public void execute(Command command) {
        WorkbenchState after = command.change().apply(state());
        if (after.equals(state())) {
            return;
        }
        history.record(command, after, clock.instant());
        show(after);
    }

    /// Goes back one step, if there is one.
    public void undo() {
        history.previous().ifPresent(this::goTo);
    }

    /// Goes forward again to where undo came from, if anywhere.
    public void redo() {
        history.next().ifPresent(this::goTo);
    }

    /// Goes to any step of the history.
    public void goTo(Step step) {
        history.moveTo(step);
        show(step.state());
    }

    /// Puts another history in the place of the present one, e.g. that of a session.
    ///
    /// @param steps at least one; a step's id is its place, its parent comes before it
    /// @param current id of the step to stand on
    public void restore(List<Step> steps, int current) {
        history = new History(steps, current);
        hover.set(null);
        show(history.current().state());
    }

    /// All steps so far. Its changes are told by [#revisionProperty()].
    public History history() {
        return history;
    }

    /// Counts the changes of the history.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// What the pointer is on, in any view; null for nothing.
    public ObjectProperty<@Nullable Target> hoverProperty() {
        return hover;
    }

    /// What a drag under way goes over.
    public ObjectProperty<List<Target>> brushProperty() {
        return brush;
    }

    /// Whether what is pointed at is to be held against what is pinned.
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    /// Whether the pieces of a word are shown as one, in the chips and in every picture of tokens: another way to
    /// read, no analytic step.
    public BooleanProperty wordsProperty() {
        return words;
    }

    /// Whether the centre shows numbers as tables instead of pictures: another way to read, no analytic step.
    public BooleanProperty tabularProperty() {
        return tabular;
    }

    /// The pictures that have a window of their own and are seen whatever the centre shows.
    public ObjectProperty<Set<ViewKind>> apartProperty() {
        return apart;
    }

    /// What the person should know; null for nothing.
    public ObjectProperty<@Nullable Notice> noticeProperty() {
        return notice;
    }

    private void show(WorkbenchState next) {
        state.set(next);
        revision.set(revision.get() + 1);
    }
}
