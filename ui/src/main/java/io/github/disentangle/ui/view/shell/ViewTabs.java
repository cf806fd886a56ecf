package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.ViewKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The tabs above the centre, and the one picture below them. A picture is built when it is first looked at.
final class ViewTabs {

    private final HBox tabs;
    private final StackPane host;
    private final Map<ViewKind, ToggleButton> buttons = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Supplier<? extends Node>> recipes = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Node> built = new EnumMap<>(ViewKind.class);

    ViewTabs(HBox tabs, StackPane host, List<ShellView.Centre> views, Consumer<ViewKind> choose) {
        this.tabs = tabs;
        this.host = host;
        for (ShellView.Centre view : views) {
            String name = text(view.kind().messageKey());
            var tab = new ToggleButton(name, new FontIcon(view.icon()));
            tab.setId("view-" + view.kind().name().toLowerCase(java.util.Locale.ROOT));
            tab.getStyleClass().add("view-tab");
            tab.setAccessibleText(text("view.tab", name));
            tab.setTooltip(new Tooltip(text(view.kind().messageKey() + ".question") + "  " + (buttons.size() + 1)));
            tab.setOnAction(event -> {
                tab.setSelected(true);
                choose.accept(view.kind());
            });
            buttons.put(view.kind(), tab);
            recipes.put(view.kind(), view.node());
            tabs.getChildren().add(tab);
        }
    }

    void show(ViewKind kind) {
        buttons.forEach((view, tab) -> tab.setSelected(view == kind));
        Node node = built.computeIfAbsent(kind, view -> recipes.get(view).get());
        host.getChildren().setAll(node);
    }

    /// Hides or shows the row of tabs.
    void setVisible(boolean visible) {
        tabs.setVisible(visible);
        tabs.setManaged(visible);
    }
}
