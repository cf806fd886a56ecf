package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.resources.Version;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the program is, what it stands on, and under which licences.
final class AboutSheet extends VBox {

    private final Button close = new Button(null, new FontIcon("mdi2c-close"));

    AboutSheet(Runnable hide) {
        setId("about-sheet");
        getStyleClass().addAll("overlay-sheet", "keys-sheet", "about-sheet");
        setMaxHeight(USE_PREF_SIZE);
        var title = new Label(text("about.title"));
        title.getStyleClass().add("title");
        var version = new Label(text("about.version", Version.text()));
        version.setId("about-version");
        version.getStyleClass().add("quiet");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        close.getStyleClass().add("tool");
        close.setAccessibleText(text("sheet.close"));
        close.setOnAction(event -> hide.run());
        var head = new HBox(12, title, version, gap, close);
        head.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        getChildren().setAll(head, paragraph("about.what"), paragraph("about.licences"), licences());
        paragraphQuiet(
                text("about.java", System.getProperty("java.version"), System.getProperty("javafx.version", "")));
    }

    Button closeButton() {
        return close;
    }

    /// What the program stands on, a line each, with its licence.
    private static GridPane licences() {
        var grid = new GridPane(24, 4);
        for (String line : text("about.list").split(" \\| ")) {
            String[] parts = line.split(": ", 2);
            var licence = new Label(parts[1]);
            licence.getStyleClass().add("quiet");
            grid.addRow(grid.getRowCount(), new Label(parts[0]), licence);
        }
        return grid;
    }

    private static Label paragraph(String key) {
        var label = new Label(text(key));
        label.setWrapText(true);
        return label;
    }

    private void paragraphQuiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        getChildren().add(label);
    }
}
