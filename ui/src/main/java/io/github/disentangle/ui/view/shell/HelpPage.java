package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.ViewKind;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What can be done, what each view is and what it is not, in the words of the views themselves. Nothing is fetched.
final class HelpPage extends ScrollPane {

    private static final List<String> TOPICS = List.of("begin", "mark", "change", "compare", "sessions", "trust");

    private final VBox page = new VBox(6);

    HelpPage() {
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        page.getStyleClass().add("page-body");
        setContent(page);
        for (String topic : TOPICS) {
            add("heading", text("help." + topic + ".title"));
            add("paragraph", text("help." + topic));
        }
        add("title", text("help.views"));
        for (ViewKind view : ViewKind.values()) {
            add("heading", text(view.messageKey()) + " – " + text(view.messageKey() + ".question"));
            notes(view).forEach(note -> add("paragraph", note));
        }
    }

    /// The lines below a view's pictures: what they are, and what they are not.
    private static List<String> notes(ViewKind view) {
        if (view == ViewKind.MATRIX) {
            return Stream.of(AttentionMap.values())
                    .map(map -> text(map.messageKey()) + ": " + text(map.messageKey() + ".note"))
                    .toList();
        }
        String stem = view.messageKey().substring("view.".length()) + ".";
        return Messages.bundle().keySet().stream()
                .filter(key -> key.startsWith(stem) && (key.endsWith(".note") || key.contains(".note.")))
                .sorted()
                .map(Messages::text)
                .distinct()
                .toList();
    }

    private void add(String style, String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(USE_PREF_SIZE);
        page.getChildren().add(label);
    }
}
