package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.WindowBounds;
import io.github.disentangle.ui.view.FloatingPanel;
import io.github.disentangle.ui.view.Ground;
import io.github.disentangle.ui.view.LiveScrollPane;
import io.github.disentangle.ui.view.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/// Takes panels out of the window into windows of their own, and back into their places, as the wishes say.
final class FloatingPanels {

    private static final String BACK = "mdi2a-arrow-collapse";
    private static final double WIDTH = 360;
    private static final double HEIGHT = 480;

    /// Room for what the system puts around a window.
    private static final double TITLE_BAR = 48;

    private final ShellViewModel model;
    private final Asides asides;
    private final Node root;
    private final List<Place> places = new ArrayList<>();

    /// Where a panel belongs.
    ///
    /// @param host holds the panel or what stands in for it
    private record Place(FloatingPanel content, Pane host, Region standIn) {

        boolean empty() {
            return standIn.getParent() != null;
        }

        void swap(Region gone, Region there) {
            host.getChildren().set(host.getChildren().indexOf(gone), there);
        }
    }

    /// @param root what the main window shows
    /// @param panels in their places
    FloatingPanels(ShellViewModel model, Asides asides, Node root, List<? extends FloatingPanel> panels) {
        this.model = model;
        this.asides = asides;
        this.root = root;
        panels.forEach(this::add);
        model.preferences().subscribe(wishes -> arrange());
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .subscribe(showing -> arrange());
    }

    /// Takes a panel out of the window, or back.
    void toggle(Panel panel) {
        if (floating().containsKey(panel)) {
            model.dock(panel);
        } else {
            places.stream()
                    .map(Place::content)
                    .filter(content -> content.panel() == panel)
                    .forEach(content -> model.takeOut(panel, bounds(content.node())));
        }
    }

    private void add(FloatingPanel content) {
        Panel panel = content.panel();
        String title = text(panel.messageKey());
        var button = new Button(null, new FontIcon());
        button.setId(panel.id() + "-apart");
        button.getStyleClass().addAll("tool", "tiny");
        button.setOnAction(event -> toggle(panel));
        content.addToHead(button);
        var item = new MenuItem();
        item.setOnAction(event -> toggle(panel));
        var menu = new ContextMenu(item);
        content.head().setOnContextMenuRequested(event -> {
            menu.show(content.head(), event.getScreenX(), event.getScreenY());
            event.consume();
        });
        model.preferences()
                .map(wishes -> wishes.panels().floating().containsKey(panel))
                .subscribe(apart -> {
                    String words = text(apart ? "panel.back" : "panel.apart", title);
                    ((FontIcon) button.getGraphic()).setIconLiteral(apart ? BACK : "mdi2o-open-in-new");
                    button.setAccessibleText(words);
                    Tip.on(button, words);
                    item.setText(words);
                });
        var standIn = standIn(panel, title);
        places.add(new Place(content, (Pane) content.node().getParent(), standIn));
    }

    /// A line in the place of a panel, with a button that brings it back.
    private Region standIn(Panel panel, String title) {
        var words = new Label(text("panel.elsewhere", title));
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var back = new Button(null, new FontIcon(BACK));
        back.setId(panel.id() + "-apart-back");
        back.getStyleClass().addAll("tool", "tiny");
        back.setAccessibleText(text("panel.back", title));
        Tip.on(back, text("panel.back", title));
        back.setOnAction(event -> model.dock(panel));
        var line = new HBox(4, words, back);
        line.setAlignment(Pos.CENTER_LEFT);
        var standIn = new VBox(new Ground(), line);
        standIn.getStyleClass().addAll("card", "panel");
        return standIn;
    }

    private void arrange() {
        Window main = root.getScene() == null ? null : root.getScene().getWindow();
        if (main == null || !main.isShowing()) {
            return;
        }
        for (Place place : places) {
            Panel panel = place.content().panel();
            WindowBounds bounds = floating().get(panel);
            if (bounds != null && !place.empty()) {
                takeOut(place, main, bounds);
            } else if (bounds == null && place.empty()) {
                asides.close(window(panel));
            }
        }
    }

    private void takeOut(Place place, Window main, WindowBounds bounds) {
        Panel panel = place.content().panel();
        place.swap(place.content().node(), place.standIn());
        asides.show(
                window(panel),
                main,
                text("apart.title", text(panel.messageKey())),
                () -> frame(place.content()),
                new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height()),
                where -> {
                    place.swap(place.standIn(), place.content().node());
                    if (main.isShowing()) {
                        model.dock(panel);
                    } else {
                        model.takeOut(panel, bounds(where));
                    }
                });
    }

    /// Panels of the column may be higher than their window; the drawer scrolls by itself.
    private static Parent frame(FloatingPanel content) {
        Region shown = content.node();
        if (content.panel() != Panel.DRAWER) {
            var scroll = new LiveScrollPane(shown);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            scroll.getStyleClass().add("side");
            shown = scroll;
        }
        var frame = new StackPane(new Ground(), shown);
        frame.getStyleClass().add("floating");
        if (content.panel() == Panel.DRAWER) {
            frame.getStyleClass().add("drawer");
        }
        return frame;
    }

    private Map<Panel, WindowBounds> floating() {
        return model.preferences().getValue().panels().floating();
    }

    /// Where the panel is now, or in the middle of the window if it is nowhere.
    private WindowBounds bounds(Region node) {
        Window main = root.getScene().getWindow();
        Bounds screen = node.localToScreen(node.getLayoutBounds());
        if (screen == null || screen.getWidth() < 1 || screen.getHeight() < 1) {
            return bounds(new Rectangle2D(
                    main.getX() + (main.getWidth() - WIDTH) / 2,
                    main.getY() + (main.getHeight() - HEIGHT) / 2,
                    WIDTH,
                    HEIGHT));
        }
        return bounds(new Rectangle2D(
                screen.getMinX() - TITLE_BAR,
                screen.getMinY(),
                Math.max(WIDTH, screen.getWidth()),
                Math.clamp(screen.getHeight() + TITLE_BAR, HEIGHT / 2, main.getHeight())));
    }

    private static WindowBounds bounds(Rectangle2D place) {
        return new WindowBounds(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), false);
    }

    private static String window(Panel panel) {
        return "floating-" + panel.id();
    }
}
