package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.Tip;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pinned state's picture beside the present one, each below its own text, with a border to drag between them.
final class Halves extends SplitPane {

    private final ShellViewModel model;

    Halves(ShellViewModel model) {
        this.model = model;
        setId("halves");
        getStyleClass().add("columns");
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (getDividers().size() == 1) {
                double share = getDividers().getFirst().getPosition();
                if (Math.abs(share - model.preferences().getValue().panels().split()) > 0.005) {
                    model.splitAt(share);
                }
            }
        });
    }

    /// @param pinned picture of the pinned state
    /// @param present picture of the present one
    void show(Node pinned, Node present) {
        var swap = new Button(null, new FontIcon("mdi2s-swap-horizontal"));
        swap.setId("swap");
        swap.getStyleClass().addAll("tool", "tiny");
        swap.setAccessibleText(text("compare.swap"));
        Tip.on(swap, text("compare.swap"));
        swap.setOnAction(event -> model.swap());
        var pinnedWords = new Label();
        pinnedWords.setId("pinned-text");
        pinnedWords.textProperty().bind(model.pinnedText());
        var presentWords = new Label();
        presentWords.textProperty().bind(model.presentText());
        getItems()
                .setAll(
                        half(head("compare.pinned", pinnedWords, swap), pinned),
                        half(head("compare.now", presentWords), present));
        setDividerPositions(model.preferences().getValue().panels().split());
    }

    private static HBox head(String title, Label words, Node... buttons) {
        var name = new Label(text(title));
        name.getStyleClass().add("section");
        name.setMinWidth(Region.USE_PREF_SIZE);
        words.getStyleClass().add("quiet");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(8, name, words);
        head.getChildren().addAll(buttons);
        head.getStyleClass().add("half-title");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static VBox half(HBox head, Node picture) {
        var box = new VBox(head, picture);
        box.getStyleClass().add("half");
        box.setMinWidth(0);
        VBox.setVgrow(picture, Priority.ALWAYS);
        return box;
    }
}
