package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// The gestures that matter, for who has never been here; put away once, it stays away.
final class FirstHint extends HBox {

    private static final List<String> GESTURES = List.of("type", "pin", "knockOut", "palette");

    /// Room for the icons at both ends.
    private static final double ICONS = 96;

    FirstHint(Runnable dismiss) {
        setId("first-hint");
        getStyleClass().add("first-hint");
        var gestures = new FlowPane(20, 6);
        HBox.setHgrow(gestures, Priority.ALWAYS);
        // what it wraps at decides how high it wants to be
        gestures.prefWrapLengthProperty().bind(widthProperty().subtract(ICONS));
        for (String gesture : GESTURES) {
            var key = new Label(text("first." + gesture + ".key"));
            key.getStyleClass().add("key");
            var pair = new HBox(6, key, new Label(text("first." + gesture)));
            pair.setAlignment(Pos.CENTER_LEFT);
            gestures.getChildren().add(pair);
        }
        var done = new Button(null, new FontIcon("mdi2c-close"));
        done.setId("first-hint-close");
        done.getStyleClass().addAll("tool", "tiny");
        done.setAccessibleText(text("first.dismiss"));
        done.setOnAction(event -> dismiss.run());
        getChildren().setAll(new FontIcon("mdi2l-lightbulb-on-outline"), gestures, done);
    }
}
