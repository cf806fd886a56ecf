package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The command palette: type a few letters, press Enter.
final class PaletteSheet extends VBox {

    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final FilteredList<Action> found;
    private final Runnable hide;

    PaletteSheet(List<Action> actions, String prompt, Runnable hide) {
        this.hide = hide;
        getStyleClass().addAll("overlay-sheet", "palette-sheet");
        found = new FilteredList<>(FXCollections.observableArrayList(actions));
        field.setId("palette-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.textProperty().subscribe(this::filter);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("palette-list");
        list.setItems(found);
        list.setCellFactory(view -> new ActionCell());
        list.setPlaceholder(new Label(text("palette.nothing")));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> runSelected());
        list.getSelectionModel().selectFirst();
        getChildren().setAll(field, list);
    }

    TextField field() {
        return field;
    }

    private void filter(String typed) {
        List<String> words = List.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        found.setPredicate(action -> {
            String title = action.title().toLowerCase(Locale.ROOT);
            return words.stream().allMatch(title::contains);
        });
        list.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void runSelected() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            hide.run();
            action.run().run();
        }
    }

    private static final class ActionCell extends ListCell<Action> {

        @Override
        protected void updateItem(Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(null);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var row = new HBox(8, new Label(action.title()), gap);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            if (!action.keys().isEmpty()) {
                var keys = new Label(action.keys());
                keys.getStyleClass().add("key");
                row.getChildren().add(keys);
            }
            setGraphic(row);
            setAccessibleText(action.title());
        }
    }
}
