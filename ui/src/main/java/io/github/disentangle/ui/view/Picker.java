package io.github.disentangle.ui.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// One of a list, as wide as there is room. Only a person's choice is told.
public final class Picker<T> extends ComboBox<T> {

    private boolean writing;
    private Runnable fill = () -> {};

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
        setConverter(new Names<>(name));
        valueProperty().subscribe((before, now) -> {
            if (!writing && now != null) {
                chosen.accept(now);
            }
        });
        setOnShowing(event -> fill.run());
        focusedProperty().subscribe(focused -> {
            if (focused) {
                fill.run();
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

    /// What there is to choose from once somebody turns to the list. To style and measure rows nobody sees takes
    /// longer than the rest of a view; without them the style sheet has to say how wide the list is.
    public void offerWhenAsked(List<T> values) {
        fill = () -> offer(values);
        if (isFocused() || !getItems().isEmpty()) {
            fill.run();
        }
    }

    /// Shows a choice without telling anybody.
    public void choose(T value) {
        if (value.equals(getValue())
                && getItems().indexOf(value) == getSelectionModel().getSelectedIndex()) {
            return; // a person's own choice comes back here, and keys go on from its place
        }
        writing = true;
        getSelectionModel().clearSelection(); // after other items came, the index may be another value's
        setValue(value);
        writing = false;
    }

    private static final class Names<T> extends StringConverter<T> {

        private final Function<T, String> name;

        Names(Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : name.apply(value);
        }

        @Override
        public T fromString(String typed) {
            throw new UnsupportedOperationException("nobody types here");
        }
    }
}
