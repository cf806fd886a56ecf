package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.HeadChoice;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Picks a layer and a head: a list each, and steps to the neighbours.
public final class HeadPicker extends HBox {

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
        var list = new Picker<Integer>(
                what, text("pick." + what), number -> text("pick.number." + what, number), choose::accept);
        list.setPromptText(text("pick.none." + what));
        var previous = step(what + "-previous", "mdi2c-chevron-left");
        previous.setOnAction(event -> choose.accept(present.getValue() - 1));
        var next = step(what + "-next", "mdi2c-chevron-right");
        next.setOnAction(event -> choose.accept(present.getValue() + 1));
        Runnable update = () -> {
            int number = count.getValue();
            list.offerWhenAsked(IntStream.range(0, number).boxed().toList());
            if (number == 0) {
                list.setValue(null);
            } else {
                list.choose(present.getValue());
            }
            previous.setDisable(number == 0 || present.getValue() == 0);
            next.setDisable(number == 0 || present.getValue() >= number - 1);
        };
        count.subscribe(number -> update.run());
        present.subscribe(number -> update.run());
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
}
