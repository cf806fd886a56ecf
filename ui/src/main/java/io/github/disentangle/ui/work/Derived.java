package io.github.disentangle.ui.work;

import io.github.disentangle.engine.model.Progress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A value computed from an input away from the window. The newest input wins; until its value is there the old value
/// stays and is marked stale. No input, no value.
///
/// @param <I> what it is computed from; equal inputs are not computed twice
/// @param <O> what comes out
public final class Derived<I, O> {

    /// How the computing of a value appears in the list of jobs.
    ///
    /// @param slot see [Task#slot()]
    /// @param title what a person reads for an input
    /// @param lane see [Task#lane()]
    /// @param delay see [Task#delay()]
    /// @param goesOn whether a newer input merely goes on with an older one, as a fader does that is dragged: what
    ///     is under way is then finished and shown, the newest input's turn comes at once, and no delay is kept
    public record Plan<I>(String slot, Function<I, String> title, Lane lane, Duration delay, BiPredicate<I, I> goesOn) {

        /// A value whose newer inputs always replace older ones.
        public Plan(String slot, Function<I, String> title, Lane lane, Duration delay) {
            this(slot, title, lane, delay, (older, newer) -> false);
        }
    }

    private record Outcome<I, O>(I input, O value) {}

    private final Work work;
    private final Plan<I> plan;
    private final BiFunction<I, Progress, O> computation;
    private final Consumer<Throwable> failure;
    private final ReadOnlyObjectWrapper<@Nullable O> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final AtomicReference<@Nullable I> newest = new AtomicReference<>();
    private @Nullable I wanted;
    private @Nullable I shown;
    private @Nullable Job job;

    /// @param input followed from now on, its present value included
    /// @param failure told on the window's thread; the old value stays, stale
    public Derived(
            Work work,
            Plan<I> plan,
            ObservableValue<? extends @Nullable I> input,
            BiFunction<I, Progress, O> computation,
            Consumer<Throwable> failure) {
        this.work = work;
        this.plan = plan;
        this.computation = computation;
        this.failure = failure;
        input.subscribe(this::follow);
    }

    /// The newest value there is; null until the first one.
    public ReadOnlyObjectProperty<@Nullable O> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// The newest value there is; null until the first one.
    public @Nullable O value() {
        return value.get();
    }

    /// Whether the value belongs to an older input.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// Computes the value of the present input again.
    public void refresh() {
        I input = wanted;
        if (input != null) {
            start(input, Duration.ZERO);
        }
    }

    /// Lets go of a value that belongs to an older input, when it must not be taken for one of the present input.
    public void dropStale() {
        if (stale.get()) {
            shown = null;
            stale.set(false);
            value.set(null);
        }
    }

    private void follow(@Nullable I input) {
        if (Objects.equals(input, wanted)) {
            return;
        }
        boolean goesOn = input != null && wanted != null && plan.goesOn().test(wanted, input);
        wanted = input;
        if (goesOn && job != null && job.state().open()) {
            newest.set(input); // taken up by the job if it has not begun, else when it is done
            return;
        }
        if (job != null) {
            job.cancel();
        }
        if (input == null) {
            shown = null;
            value.set(null);
            stale.set(false);
        } else if (input.equals(shown)) {
            stale.set(false);
        } else {
            start(input, value.get() == null || goesOn ? Duration.ZERO : plan.delay());
        }
    }

    private void start(I input, Duration delay) {
        stale.set(value.get() != null);
        newest.set(input);
        job = work.start(new Task<>(
                plan.slot(),
                plan.title().apply(input),
                plan.lane(),
                delay,
                progress -> computeNewest(input, progress),
                this::show,
                failed -> {
                    failure.accept(failed);
                    goOnAfter(input);
                }));
    }

    /// Goes on without the window's thread: while that draws one value the next is computed.
    private Outcome<I, O> computeNewest(I first, Progress progress) {
        while (true) {
            progress.checkCancelled();
            I taken = Objects.requireNonNullElse(newest.get(), first);
            var outcome = new Outcome<>(taken, computation.apply(taken, progress));
            if (taken.equals(newest.get())) {
                return outcome;
            }
            work.tell(() -> showOnTheWay(outcome));
        }
    }

    private void showOnTheWay(Outcome<I, O> outcome) {
        I next = wanted;
        if (next != null && plan.goesOn().test(outcome.input(), next)) {
            shown = outcome.input();
            stale.set(false);
            value.set(outcome.value());
            stale.set(!next.equals(outcome.input()));
        }
    }

    private void show(Outcome<I, O> outcome) {
        shown = outcome.input();
        stale.set(false);
        value.set(outcome.value());
        goOnAfter(outcome.input());
    }

    private void goOnAfter(I input) {
        I next = wanted;
        if (next != null && !next.equals(input) && newest.get() == next) {
            start(next, Duration.ZERO);
        }
    }
}
