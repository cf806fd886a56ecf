package io.github.disentangle.ui.view.drawer;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.CalmTextArea;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What happened, a line each, to read and to copy.
final class LogView extends CalmTextArea {

    LogView(ObservableList<String> lines) {
        setId("log");
        setEditable(false);
        setPromptText(text("log.none"));
        setAccessibleText(text("drawer.log"));
        setText(String.join("\n", lines));
        lines.addListener((ListChangeListener<String>) change -> {
            setText(String.join("\n", List.copyOf(lines)));
            setScrollTop(Double.MAX_VALUE);
        });
    }
}
