package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.work.Work;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the centre says while there is no picture: open a model, wait, or type.
final class CentreHint extends VBox {

    private final FontIcon icon = new FontIcon("mdi2c-cube-outline");
    private final Label title = new Label();
    private final Label words = new Label();
    private final Live live;
    private final Work work;

    CentreHint(Workbench workbench, Live live, Work work) {
        this.live = live;
        this.work = work;
        getStyleClass().add("empty");
        title.getStyleClass().add("heading");
        words.setWrapText(true);
        words.setMaxWidth(360);
        getChildren().setAll(icon, title, words);
        live.model().subscribe(model -> say());
        work.busyProperty().subscribe(busy -> say());
    }

    private void say() {
        if (live.model().get() != null) {
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
