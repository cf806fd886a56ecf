package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.work.Work;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the centre says while there is no picture: open a model, wait, type, or why this
/// model has none.
final class CentreHint extends VBox {

    private final FontIcon icon = new FontIcon("mdi2c-cube-outline");
    private final Label title = new Label();
    private final Label words = new Label();
    private final Live live;
    private final Work work;
    private final ObservableValue<String> obstacle;

    /// @param obstacle why this model has no such picture; empty when it may have
    CentreHint(Live live, Work work, ObservableValue<String> obstacle) {
        this.live = live;
        this.work = work;
        this.obstacle = obstacle;
        getStyleClass().add("empty");
        title.getStyleClass().add("heading");
        words.setWrapText(true);
        words.setMaxWidth(360);
        words.setAlignment(javafx.geometry.Pos.CENTER);
        getChildren().setAll(icon, title, words);
        live.model().subscribe(model -> say());
        live.analysis().valueProperty().subscribe(answer -> say());
        live.refusal().subscribe(why -> say());
        work.busyProperty().subscribe(busy -> say());
        obstacle.subscribe(why -> say());
    }

    private void say() {
        if (!obstacle.getValue().isEmpty()) {
            say("mdi2i-information-outline", text("hint.none"), obstacle.getValue());
        } else if (live.analysis().value() != null) {
            say("mdi2t-timer-sand", text("hint.computing"), "");
        } else if (!live.refusal().get().isEmpty()) {
            say(
                    "mdi2a-alert-circle-outline",
                    text("hint.refused"),
                    live.refusal().get());
        } else if (live.model().get() != null) {
            say("mdi2f-format-text", text("hint.type.title"), text("hint.type"));
        } else if (work.busyProperty().get()) {
            say("mdi2t-timer-sand", text("hint.loading"), "");
        } else {
            say("mdi2c-cube-outline", text("hint.open.title"), text("hint.open"));
        }
    }

    private void say(String literal, String heading, String more) {
        icon.setIconLiteral(literal);
        title.setText(heading);
        words.setText(more);
    }
}
