package io.github.disentangle.ui.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// One of a few, always exactly one, side by side. Left and right arrows move the choice.
public final class Segments<T> extends HBox {

    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final List<T> values;
    private Consumer<T> onChoice = value -> {};

    /// @param name what a person reads
    /// @param id finds a button
    public Segments(List<T> values, Function<T, String> name, Function<T, String> id) {
        this.values = List.copyOf(values);
        getStyleClass().add("segments");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (T value : this.values) {
            var button = new ToggleButton(name.apply(value));
            button.setId(id.apply(value));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> choose(value));
            buttons.put(value, button);
        }
        getChildren().setAll(buttons.values());
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// Called with what a person chose.
    public void setOnChoice(Consumer<T> onChoice) {
        this.onChoice = onChoice;
    }

    /// Shows a choice without telling anybody.
    public void setValue(T value) {
        buttons.forEach((each, button) -> button.setSelected(each.equals(value)));
    }

    /// The button of a choice, to add a graphic or to disable it.
    public ToggleButton button(T value) {
        return java.util.Objects.requireNonNull(buttons.get(value));
    }

    private void choose(T value) {
        setValue(value);
        onChoice.accept(value);
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step == 0) {
            return;
        }
        event.consume();
        for (int index = 0; index < values.size(); index++) {
            if (button(values.get(index)).isFocused()) {
                int next = index + step;
                if (next >= 0
                        && next < values.size()
                        && !button(values.get(next)).isDisabled()) {
                    button(values.get(next)).requestFocus();
                    choose(values.get(next));
                }
                return;
            }
        }
    }
}
