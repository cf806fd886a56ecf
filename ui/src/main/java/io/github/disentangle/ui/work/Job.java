package io.github.disentangle.ui.work;

import io.github.disentangle.engine.model.Progress;
import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A task under way, as a person watches it. Properties change on the window's thread only; [#cancel()] may come from
/// any thread.
public final class Job {

    /// Where a job stands.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /// Whether an outcome may still come.
        public boolean open() {
            return this == WAITING || this == RUNNING;
        }
    }

    private final String slot;
    private final String title;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private volatile boolean cancelled;
    private Duration elapsed = Duration.ZERO;

    Job(Task<?> task) {
        slot = task.slot();
        title = task.title();
    }

    /// The slot of its task.
    public String slot() {
        return slot;
    }

    /// What a person reads.
    public String title() {
        return title;
    }

    /// Where the job stands.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Where the job stands now.
    public State state() {
        return state.get();
    }

    /// Share done, 0 to 1; negative while unknown.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// The step under way, for people.
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// How long the computation took; zero until it is over.
    public Duration elapsed() {
        return elapsed;
    }

    /// Asks the job to stop; its outcome will not be delivered.
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void enter(State next) {
        state.set(next);
    }

    void advance(double share, String what) {
        fraction.set(share);
        step.set(what);
    }

    void finish(State outcome, Duration took) {
        elapsed = took;
        fraction.set(outcome == State.DONE ? 1 : fraction.get());
        state.set(outcome);
    }

    /// What the computation sees of this job; reports travel through `deliver`.
    Progress progress(java.util.function.BiConsumer<Double, String> deliver) {
        return progress(deliver, () -> {});
    }

    /// As above.
    ///
    /// @param betweenSteps called on the computation's thread whenever it can pause
    Progress progress(java.util.function.BiConsumer<Double, String> deliver, Runnable betweenSteps) {
        return new Progress() {
            @Override
            public void report(double share, String what) {
                deliver.accept(share, what);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }

            @Override
            public void giveWay() {
                betweenSteps.run();
            }
        };
    }
}
