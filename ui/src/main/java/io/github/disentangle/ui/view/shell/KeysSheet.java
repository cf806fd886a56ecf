package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// All keys on one sheet.
final class KeysSheet extends VBox {

    /// Message keys of the lines, a column each; `keys.NAME` says what it does, `keys.NAME.key` with which keys.
    private static final List<List<String>> COLUMNS = List.of(
            List.of(
                    "cell", "pin", "point", "toggle", "range", "brush", "compare", "unpin", "menu", "zoom", "pan",
                    "fit", "views", "layer", "head", "map", "table", "find"),
            List.of(
                    "knockOut",
                    "mask",
                    "baseline",
                    "split",
                    "rerun",
                    "undo",
                    "redo",
                    "palette",
                    "open",
                    "session.open",
                    "session.save",
                    "preferences",
                    "help",
                    "presets",
                    "rail",
                    "side",
                    "drawer",
                    "size",
                    "apart",
                    "present"));

    private static final double PADDING = 60;

    private final Button close = new Button(null, new FontIcon("mdi2c-close"));

    KeysSheet(Runnable hide) {
        setId("keys-sheet");
        getStyleClass().addAll("overlay-sheet", "keys-sheet");
        setMaxHeight(USE_PREF_SIZE);
        var title = new Label(text("keys.title"));
        title.getStyleClass().add("title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        close.getStyleClass().add("tool");
        close.setAccessibleText(text("sheet.close"));
        close.setOnAction(event -> hide.run());
        var head = new HBox(title, gap, close);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var columns = new FlowPane(40, 24);
        COLUMNS.forEach(names -> columns.getChildren().add(column(names)));
        var scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("keys-scroll");
        scroll.setFitToWidth(true);
        // what it wraps at decides how high it wants to be
        columns.prefWrapLengthProperty().bind(maxWidthProperty().subtract(PADDING));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().setAll(head, scroll);
    }

    Button closeButton() {
        return close;
    }

    private static GridPane column(List<String> names) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys");
        for (String name : names) {
            var key = new Label(text("keys." + name + ".key"));
            key.getStyleClass().add("key");
            key.setMinWidth(USE_PREF_SIZE);
            var what = new Label(text("keys." + name));
            what.setMinWidth(USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), key, what);
        }
        return grid;
    }
}
