package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.Ground;
import io.github.disentangle.ui.view.Tip;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The tabs above the centre, and the one picture below them. A picture is built when it is first looked at; it can
/// move to a window of its own.
final class ViewTabs {

    private static final double APART_WIDTH = 900;
    private static final double APART_HEIGHT = 720;

    private final ShellViewModel model;
    private final Asides asides;
    private final HBox tabs;
    private final StackPane host;
    private final Halves halves;
    private final ToggleButton compare = new ToggleButton(text("compare"), new FontIcon("mdi2c-compare"));
    private final Button apart = new Button(null, new FontIcon("mdi2o-open-in-new"));
    private final Map<ViewKind, ToggleButton> buttons = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Supplier<? extends Node>> recipes = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Supplier<? extends Node>> pinnedRecipes = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Node> built = new EnumMap<>(ViewKind.class);
    private final Map<ViewKind, Node> pinnedBuilt = new EnumMap<>(ViewKind.class);

    ViewTabs(
            ShellViewModel model,
            Asides asides,
            HBox tabs,
            StackPane host,
            List<ShellView.Centre> views,
            List<ShellView.Centre> pinnedViews) {
        this.model = model;
        this.asides = asides;
        this.tabs = tabs;
        this.host = host;
        halves = new Halves(model);
        views.forEach(this::add);
        pinnedViews.forEach(view -> pinnedRecipes.put(view.kind(), view.node()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        compare.setId("compare");
        compare.getStyleClass().add("view-tab");
        compare.setAccessibleText(text("compare"));
        Tip.on(compare, text("compare.about"));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setOnAction(event -> {
            model.compare();
            compare.setSelected(model.split().getValue());
        });
        apart.setId("apart");
        apart.getStyleClass().add("tool");
        apart.setMinWidth(Region.USE_PREF_SIZE);
        apart.setAccessibleText(text("apart.open"));
        Tip.on(apart, text("apart.open"));
        apart.setOnAction(event -> moveApart());
        tabs.getChildren().addAll(gap, compare, apart);
        tabs.widthProperty().subscribe(this::fit);
        compare.fontProperty().subscribe(this::fit);
        model.view().subscribe(kind -> show());
        model.split().subscribe(split -> show());
        model.apart().subscribe(kinds -> show());
    }

    /// Moves the picture that is shown to a window of its own, or brings that window to the front.
    void moveApart() {
        ViewKind kind = model.view().getValue();
        Node picture = picture(kind);
        model.setApart(kind, true);
        asides.show(
                "apart-" + id(kind),
                host.getScene().getWindow(),
                text("apart.title", text(kind.messageKey())),
                () -> {
                    var card = new StackPane(new Ground(), picture);
                    card.getStyleClass().addAll("card", "apart");
                    return card;
                },
                APART_WIDTH,
                APART_HEIGHT,
                bounds -> model.setApart(kind, false));
    }

    private void add(ShellView.Centre view) {
        ViewKind kind = view.kind();
        String name = text(kind.messageKey());
        var tab = new ToggleButton(name, new FontIcon(view.icon()));
        tab.setId("view-" + id(kind));
        tab.getStyleClass().add("view-tab");
        tab.setAccessibleText(text("view.tab", name));
        Tip.on(tab, text(kind.messageKey() + ".question") + "  " + (buttons.size() + 1));
        tab.setOnAction(event -> {
            tab.setSelected(true);
            model.show(kind);
        });
        tab.setOnMouseClicked(event -> takeKeyboard());
        buttons.put(kind, tab);
        recipes.put(kind, view.node());
        tabs.getChildren().add(tab);
    }

    /// Icons and words where there is room for both, else words, else icons with their tooltips; the word of the
    /// shown view stays as long as it can.
    private void fit() {
        for (var display : List.of(ContentDisplay.LEFT, ContentDisplay.TEXT_ONLY, ContentDisplay.GRAPHIC_ONLY)) {
            buttons.forEach((view, tab) -> tab.setContentDisplay(
                    display == ContentDisplay.GRAPHIC_ONLY && tab.isSelected() ? ContentDisplay.LEFT : display));
            compare.setContentDisplay(display);
            if (tabs.prefWidth(-1) <= tabs.getWidth()) {
                return;
            }
        }
        buttons.values().forEach(tab -> tab.setContentDisplay(ContentDisplay.GRAPHIC_ONLY));
    }

    private void show() {
        ViewKind kind = model.view().getValue();
        buttons.forEach((view, tab) -> tab.setSelected(view == kind));
        compare.setSelected(model.split().getValue());
        fit();
        boolean had = hasKeyboard();
        halves.getItems().clear();
        Supplier<? extends Node> pinned = pinnedRecipes.get(kind);
        if (model.apart().getValue().contains(kind)) {
            host.getChildren().setAll(elsewhere(kind));
        } else if (model.split().getValue() && pinned != null) {
            host.getChildren().setAll(halves);
            halves.show(pinnedBuilt.computeIfAbsent(kind, view -> pinned.get()), picture(kind));
        } else {
            host.getChildren().setAll(picture(kind));
        }
        if (had) {
            takeKeyboard();
        }
    }

    /// Whether what is shown has the keyboard.
    private boolean hasKeyboard() {
        Node at = host.getScene() == null ? null : host.getScene().getFocusOwner();
        while (at != null && at != host) {
            at = at.getParent();
        }
        return at != null;
    }

    /// The keyboard goes along to what is shown now.
    private void takeKeyboard() {
        if (picture(model.view().getValue()).lookup(".view-body") instanceof FigurePane pane
                && pane.getScene() != null) {
            pane.takeKeyboard();
        }
    }

    private Node picture(ViewKind kind) {
        return built.computeIfAbsent(kind, view -> recipes.get(view).get());
    }

    private Node elsewhere(ViewKind kind) {
        var words = new Label(text("apart.elsewhere", text(kind.messageKey())));
        words.setWrapText(true);
        var back = new Button(text("apart.back"), new FontIcon("mdi2a-arrow-collapse"));
        back.setId("apart-back");
        back.getStyleClass().add("action");
        back.setOnAction(event -> asides.close("apart-" + id(kind)));
        var box = new VBox(new FontIcon("mdi2o-open-in-new"), words, back);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static String id(ViewKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
