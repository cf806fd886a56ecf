package io.github.disentangle.ui.view.input;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Excerpt;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says which part of a text is shown where it is too long to be read at once, and offers the others.
final class ExcerptBar extends HBox {

    private final Label words = new Label();
    private final Button earlier = new Button(text("excerpt.earlier"), new FontIcon("mdi2c-chevron-left"));
    private final Button later = new Button(text("excerpt.later"), new FontIcon("mdi2c-chevron-right"));
    private final InputViewModel model;

    ExcerptBar(InputViewModel model) {
        super(8);
        this.model = model;
        setId("excerpt");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("excerpt-text");
        words.getStyleClass().addAll("quiet", "small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        earlier.setId("excerpt-earlier");
        later.setId("excerpt-later");
        later.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        for (Button button : new Button[] {earlier, later}) {
            button.getStyleClass().add("tool");
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().setAll(words, earlier, later);
        model.excerpt().subscribe(this::show);
    }

    private void show(Optional<Excerpt> excerpt) {
        setVisible(excerpt.isPresent());
        setManaged(excerpt.isPresent());
        excerpt.ifPresent(shown -> {
            words.setText(text("excerpt.shown", shown.start() + 1, shown.end(), shown.length()));
            earlier.setDisable(shown.start() == 0 || model.draft().getValue().from() == 0);
            earlier.setOnAction(event -> model.showEarlier(shown));
            later.setDisable(!shown.goesOn());
            later.setOnAction(event -> model.showLater(shown));
        });
    }
}
