package io.github.disentangle.ui.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// One of a list, as wide as there is room. Only a person's choice is told.
public final class Picker<T> extends ComboBox<T> {

    private boolean writing;

    /// @param id finds the list
    /// @param what a screen reader says
    /// @param name of a value
    /// @param chosen called with what a person chose
    public Picker(String id, String what, Function<T, String> name, Consumer<T> chosen) {
        setId(id);
        getStyleClass().add("picker");
        setAccessibleText(what);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(60);
        setVisibleRowCount(12);
        setButtonCell(new NamedCell<>(name));
        setCellFactory(view -> new NamedCell<>(name));
        valueProperty().subscribe((before, now) -> {
            if (!writing && now != null) {
                chosen.accept(now);
            }
        });
    }

    /// What there is to choose from.
    public void offer(List<T> values) {
        if (!values.equals(getItems())) {
            writing = true;
            getItems().setAll(values);
            writing = false;
        }
    }

    /// Shows a choice without telling anybody.
    public void choose(T value) {
        writing = true;
        getSelectionModel().clearSelection(); // after other items came, the index may be another value's
        setValue(value);
        writing = false;
    }

    private static final class NamedCell<T> extends ListCell<T> {

        private final Function<T, String> name;

        NamedCell(Function<T, String> name) {
            this.name = name;
        }

        @Override
        protected void updateItem(T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? "" : name.apply(value));
        }
    }
}
