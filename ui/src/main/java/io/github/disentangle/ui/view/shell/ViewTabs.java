package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.ViewKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The tabs above the centre, and the one picture below them. A picture is built when it is first looked at.
final class ViewTabs {

    private final HBox tabs;
    private final StackPane host;
    private final ToggleButton compare = new ToggleButton(text("compare"), new FontIcon("mdi2c-compare"));
    private final Map<ViewKind, ToggleButton> buttons = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Supplier<? extends Node>> recipes = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Supplier<? extends Node>> pinnedRecipes = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Node> built = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Node> pinnedBuilt = new EnumMap<>(ViewKind.class);
    private @Nullable ViewKind shown;
    private boolean split;

    /// @param compareWithPinned puts the pinned state's picture beside the present one, or takes it away
    ViewTabs(
            HBox tabs,
            StackPane host,
            List<ShellView.Centre> views,
            List<ShellView.Centre> pinnedViews,
            Consumer<ViewKind> choose,
            Runnable compareWithPinned) {
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
        pinnedViews.forEach(view -> pinnedRecipes.put(view.kind(), view.node()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        compare.setId("compare");
        compare.getStyleClass().add("view-tab");
        compare.setTooltip(new Tooltip(text("compare.about")));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setOnAction(event -> {
            compareWithPinned.run();
            compare.setSelected(split);
        });
        tabs.getChildren().addAll(gap, compare);
        tabs.widthProperty().subscribe(this::fit);
        compare.fontProperty().subscribe(this::fit);
    }

    /// Icons and words where there is room for both, else words, else icons with their tooltips.
    private void fit() {
        for (var display : List.of(ContentDisplay.LEFT, ContentDisplay.TEXT_ONLY, ContentDisplay.GRAPHIC_ONLY)) {
            buttons.values().forEach(tab -> tab.setContentDisplay(display));
            compare.setContentDisplay(display);
            if (tabs.prefWidth(-1) <= tabs.getWidth()) {
                return;
            }
        }
    }

    void show(ViewKind kind) {
        shown = kind;
        buttons.forEach((view, tab) -> tab.setSelected(view == kind));
        fit();
        Node node = built.computeIfAbsent(kind, view -> recipes.get(view).get());
        Supplier<? extends Node> pinned = pinnedRecipes.get(kind);
        if (split && pinned != null) {
            Node other = pinnedBuilt.computeIfAbsent(kind, view -> pinned.get());
            host.getChildren().setAll(beside(half("compare.pinned", other), half("compare.now", node)));
        } else {
            host.getChildren().setAll(node);
        }
    }

    /// Whether the pinned state's picture stands beside the present one.
    void split(boolean wanted) {
        split = wanted;
        compare.setSelected(wanted);
        if (shown != null) {
            show(shown);
        }
    }

    private static HBox beside(Node... halves) {
        var box = new HBox(halves);
        for (Node half : halves) {
            HBox.setHgrow(half, Priority.ALWAYS);
        }
        return box;
    }

    private static VBox half(String title, Node node) {
        var words = new Label(text(title));
        words.getStyleClass().addAll("section", "half-title");
        var box = new VBox(words, node);
        box.getStyleClass().add("half");
        box.setMinWidth(0);
        box.setPrefWidth(0);
        VBox.setVgrow(node, Priority.ALWAYS);
        return box;
    }

    /// Hides or shows the row of tabs.
    void setVisible(boolean visible) {
        tabs.setVisible(visible);
        tabs.setManaged(visible);
    }
}
