package io.github.disentangle.ui.view.prediction;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Draws one line of the prediction, again and again.
final class PredictionRowView extends VBox {

    private final Label name = new Label();
    private final Label tag = new Label();
    private final Label change = new Label();
    private final Label value = new Label();
    private final ShareBar bar = new ShareBar();
    private final Tooltip detail = new Tooltip();

    PredictionRowView() {
        name.getStyleClass().add("bar-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names of a kind differ at their ends
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        tag.getStyleClass().add("key");
        tag.setMinWidth(Region.USE_PREF_SIZE);
        change.getStyleClass().addAll("bar-delta", "small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("bar-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, name, tag, change, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        getChildren().setAll(line, bar);
        getStyleClass().add("bar-row");
        Tooltip.install(this, detail);
    }

    void show(PredictionRow row) {
        name.setText(row.name());
        tag.setText(row.tag());
        place(tag, !row.tag().isEmpty());
        change.setText(row.change());
        value.setText(row.value());
        for (Label words : List.of(name, value)) {
            mark(words, row.best());
        }
        place(bar, !Double.isNaN(row.share()));
        bar.show(row.share(), row.before());
        mark(bar.bar(), row.best());
        setId("label-" + row.name());
        setAccessibleText(row.name() + ", " + row.value() + (row.change().isEmpty() ? "" : ", " + row.change()));
        detail.setText(row.name() + "  " + row.value() + (row.detail().isEmpty() ? "" : "\n" + row.detail()));
    }

    private static void place(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private static void mark(Node node, boolean best) {
        if (best != node.getStyleClass().contains("best")) {
            var classes = new ArrayList<>(node.getStyleClass());
            if (!classes.remove("best")) {
                classes.add("best");
            }
            node.getStyleClass().setAll(classes);
        }
    }
}
