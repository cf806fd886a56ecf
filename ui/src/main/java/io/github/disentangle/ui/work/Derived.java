package io.github.disentangle.ui.work;

import io.github.disentangle.engine.model.Progress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
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
    public record Plan<I>(String slot, Function<I, String> title, Lane lane, Duration delay) {}

    private final Work work;
    private final Plan<I> plan;
    private final BiFunction<I, Progress, O> computation;
    private final Consumer<Throwable> failure;
    private final ReadOnlyObjectWrapper<@Nullable O> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
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

    private void follow(@Nullable I input) {
        if (Objects.equals(input, wanted)) {
            return;
        }
        wanted = input;
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
            start(input, value.get() == null ? Duration.ZERO : plan.delay());
        }
    }

    private void start(I input, Duration delay) {
        stale.set(value.get() != null);
        job = work.start(new Task<>(
                plan.slot(),
                plan.title().apply(input),
                plan.lane(),
                delay,
                progress -> computation.apply(input, progress),
                result -> show(input, result),
                failure));
    }

    private void show(I input, O result) {
        shown = input;
        stale.set(false);
        value.set(result);
    }
}
