package io.github.disentangle.ui.state;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A value that follows another one only while a view is looked at, so that nothing is computed for a picture nobody
/// sees.
public final class WhileShown {

    private WhileShown() {}

    /// @param source followed while `view` is in the centre or in a window of its own; before the first time the
    /// value is null
    public static <T> ReadOnlyObjectProperty<@Nullable T> of(
            Workbench workbench, ViewKind view, ObservableValue<? extends @Nullable T> source) {
        var value = new ReadOnlyObjectWrapper<@Nullable T>();
        Runnable update = () -> {
            if (workbench.state().view() == view
                    || workbench.apartProperty().get().contains(view)) {
                value.set(source.getValue());
            }
        };
        workbench.part(WorkbenchState::view).subscribe(shown -> update.run());
        workbench.apartProperty().subscribe(kinds -> update.run());
        source.subscribe(now -> update.run());
        return value.getReadOnlyProperty();
    }
}
