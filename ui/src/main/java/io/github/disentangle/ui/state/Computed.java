package io.github.disentangle.ui.state;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// A value that follows others at once. Unlike a binding it lives as long as what it follows, so nobody has to hold on
/// to it.
public final class Computed {

    private Computed() {}

    /// @param value computed now and after every change of a source
    public static <T> ReadOnlyObjectProperty<T> of(Supplier<T> value, ObservableValue<?>... sources) {
        var computed = new ReadOnlyObjectWrapper<>(value.get());
        for (ObservableValue<?> source : sources) {
            source.subscribe((before, now) -> computed.set(value.get()));
        }
        return computed.getReadOnlyProperty();
    }
}
