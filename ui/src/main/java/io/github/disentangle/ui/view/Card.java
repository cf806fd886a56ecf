package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A panel of the right column with a title that folds it.
public class Card extends VBox implements FloatingPanel {

    private final BooleanProperty open = new SimpleBooleanProperty(this, "open", true);
    private final VBox body = new VBox(10);
    private final HBox head;
    private final Panel panel;

    /// @param panel its id finds the card; `id-fold` finds the button that folds it
    public Card(Panel panel) {
        this.panel = panel;
        String id = panel.id();
        String title = text(panel.messageKey());
        setId(id);
        getStyleClass().addAll("card", "panel");
        var words = new Label(title);
        words.getStyleClass().add("heading");
        var fold = new Button(null, new FontIcon("mdi2c-chevron-up"));
        fold.setId(id + "-fold");
        fold.getStyleClass().addAll("tool", "tiny");
        fold.setOnAction(event -> open.set(!open.get()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(4, words, gap, fold);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        head.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open.set(!open.get());
            }
        });
        open.subscribe(now -> {
            body.setVisible(now);
            body.setManaged(now);
            ((FontIcon) fold.getGraphic()).setIconLiteral(now ? "mdi2c-chevron-up" : "mdi2c-chevron-down");
            fold.setAccessibleText(text(now ? "card.fold" : "card.unfold", title));
        });
        getChildren().setAll(new Ground(), head, body);
    }

    /// Whether the body is shown.
    public final BooleanProperty openProperty() {
        return open;
    }

    /// What the card shows, top to bottom.
    protected final void setContent(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    @Override
    public final Panel panel() {
        return panel;
    }

    @Override
    public final Region head() {
        return head;
    }

    /// Puts a node before the button that folds the card.
    @Override
    public final void addToHead(Node node) {
        head.getChildren().add(head.getChildren().size() - 1, node);
    }
}
