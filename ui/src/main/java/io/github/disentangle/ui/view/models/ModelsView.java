package io.github.disentangle.ui.view.models;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.Tip;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the list of models.
public final class ModelsView extends BorderPane {

    private final ModelsViewModel model;
    private final VBox list = new VBox();

    /// How many lines are there whatever was opened lately.
    private final int lasting;

    public ModelsView(ModelsViewModel model) {
        this.model = model;
        list.getStyleClass().add("rail-column");
        list.getChildren().add(section("models.samples", "first"));
        model.samples().forEach(entry -> list.getChildren().add(item(entry)));
        lasting = list.getChildren().size();
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(dropTarget());
        model.recent().subscribe(recent -> fill());
        model.current().subscribe(this::mark);
    }

    private void fill() {
        list.getChildren().remove(lasting, list.getChildren().size());
        List<ModelEntry> recent = model.recent().getValue();
        if (!recent.isEmpty()) {
            list.getChildren().add(section("models.recent", "later"));
            recent.forEach(entry -> list.getChildren().add(item(entry)));
        }
        mark(model.current().getValue());
    }

    private void mark(@Nullable Path current) {
        for (var node : list.getChildren()) {
            if (node instanceof ToggleButton item) {
                item.setSelected(((ModelEntry) item.getUserData()).folder().equals(current));
            }
        }
    }

    private ToggleButton item(ModelEntry entry) {
        var name = new Label(entry.name());
        name.getStyleClass().add("name");
        var about = new Label(entry.about());
        about.getStyleClass().add("about");
        var lines = new VBox(name, about);
        var icon = new FontIcon(entry.bundled() ? "mdi2c-cube-outline" : "mdi2f-folder-outline");
        var row = new HBox(10, icon, lines);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        var item = new ToggleButton(entry.name(), row);
        item.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        item.setId("model-" + entry.name());
        item.getStyleClass().add("rail-item");
        item.setUserData(entry);
        item.setAccessibleText(text("models.item", entry.name(), entry.about()));
        Tip.on(item, entry.bundled() ? entry.about() : entry.folder().toString());
        item.setOnAction(event -> {
            mark(model.current().getValue());
            model.open(entry);
        });
        return item;
    }

    private static Label section(String key, String place) {
        var label = new Label(text(key));
        label.getStyleClass().addAll("section", place);
        return label;
    }

    private VBox dropTarget() {
        var hint = new Label(text("models.drop"));
        hint.setWrapText(true);
        var open = new Button(text("models.open"), new FontIcon("mdi2f-folder-open-outline"));
        open.setId("open-folder");
        open.getStyleClass().add("action");
        open.setOnAction(event -> model.choose());
        var target = new VBox(hint, open);
        target.setAlignment(javafx.geometry.Pos.CENTER);
        target.getStyleClass().add("drop-target");
        BorderPane.setMargin(target, new javafx.geometry.Insets(8));
        return target;
    }
}
