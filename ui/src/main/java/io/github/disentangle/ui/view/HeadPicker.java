package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.HeadChoice;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Picks a layer and a head: a list each, and steps to the neighbours.
public final class HeadPicker extends HBox {

    private boolean writing;

    /// Layer and head.
    public HeadPicker(HeadChoice choice) {
        this(choice, true);
    }

    private HeadPicker(HeadChoice choice, boolean heads) {
        setSpacing(12);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().add(stepper("layer", choice.layerCount(), choice.layer(), choice::toLayer));
        if (heads) {
            getChildren().add(stepper("head", choice.headCount(), choice.head(), choice::toHead));
        }
    }

    /// The layer alone.
    public static HeadPicker ofLayer(HeadChoice choice) {
        return new HeadPicker(choice, false);
    }

    private HBox stepper(
            String what, ObservableValue<Integer> count, ObservableValue<Integer> present, IntConsumer choose) {
        var list = new ComboBox<Integer>();
        list.setId(what);
        list.getStyleClass().add("picker");
        list.setAccessibleText(text("pick." + what));
        list.setButtonCell(new NumberCell(what));
        list.setCellFactory(view -> new NumberCell(what));
        list.setVisibleRowCount(12);
        var previous = step(what + "-previous", "mdi2c-chevron-left");
        previous.setOnAction(event -> choose.accept(present.getValue() - 1));
        var next = step(what + "-next", "mdi2c-chevron-right");
        next.setOnAction(event -> choose.accept(present.getValue() + 1));
        Runnable update = () -> {
            writing = true;
            int number = count.getValue();
            if (list.getItems().size() != number) {
                list.setItems(FXCollections.observableArrayList(
                        IntStream.range(0, number).boxed().toList()));
            }
            list.setValue(number == 0 ? null : present.getValue());
            previous.setDisable(number == 0 || present.getValue() == 0);
            next.setDisable(number == 0 || present.getValue() >= number - 1);
            writing = false;
        };
        count.subscribe(number -> update.run());
        present.subscribe(number -> update.run());
        list.valueProperty().subscribe((before, now) -> {
            if (!writing && now != null) {
                choose.accept(now);
            }
        });
        var box = new HBox(previous, list, next);
        box.getStyleClass().add("stepper");
        return box;
    }

    private static Button step(String id, String icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("tool");
        button.setAccessibleText(text("pick." + id));
        return button;
    }

    private static final class NumberCell extends ListCell<Integer> {

        private final String what;

        NumberCell(String what) {
            this.what = what;
        }

        @Override
        protected void updateItem(Integer number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? text("pick.none." + what) : text("pick.number." + what, number));
        }
    }
}
