package io.github.disentangle.ui.work;

import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.ui.state.Computed;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// As [Derived], but what there is so far is shown while the rest is computed.
///
/// @param <I> what it is computed from
/// @param <O> what comes out, in parts and whole
public final class Growing<I, O> {

    /// Computes away from the window.
    ///
    /// @param <I> what it is computed from
    /// @param <O> what comes out
    @FunctionalInterface
    public interface Growth<I, O> {

        /// @param soFar takes what there is, as often as there is more; the value returned is the whole
        O compute(I input, Progress progress, Consumer<O> soFar);
    }

    private final ObservableValue<? extends @Nullable I> input;
    private final ReadOnlyObjectWrapper<@Nullable O> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable I> begun = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> stale;

    /// @param input followed from now on, its present value included
    /// @param failure told on the window's thread
    public Growing(
            Work work,
            Derived.Plan<I> plan,
            ObservableValue<? extends @Nullable I> input,
            Growth<I, O> growth,
            Consumer<Throwable> failure) {
        this.input = input;
        var whole = new Derived<I, O>(
                work,
                plan,
                input,
                (from, progress) -> growth.compute(from, progress, part -> work.tell(() -> take(from, part))),
                failure);
        // no subscription: that keeps quiet about a whole that equals the one before, and parts of it would
        // stay
        whole.valueProperty().addListener((Observable changed) -> value.set(whole.value()));
        value.set(whole.value());
        stale = Computed.of(
                () -> whole.staleProperty().get() && begun.get() != input.getValue(), whole.staleProperty(), begun);
    }

    /// The newest value there is, whole or not; null until the first one.
    public ReadOnlyObjectProperty<@Nullable O> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// Whether the value belongs to an older input.
    public ObservableValue<Boolean> staleProperty() {
        return stale;
    }

    private void take(I from, O part) {
        if (from.equals(input.getValue())) {
            value.set(part);
            begun.set(input.getValue());
        }
    }
}
