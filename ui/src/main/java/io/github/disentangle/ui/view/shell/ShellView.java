package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FloatingPanel;
import io.github.disentangle.ui.view.Fxml;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The frame of the window. It gives views their places and knows nothing of what they show.
public final class ShellView {

    private static final double ASIDE_WIDTH = 620;
    private static final double ASIDE_HEIGHT = 680;

    /// The node of a centre view, made when it is first shown.
    public record Centre(ViewKind kind, String icon, Supplier<? extends Node> node) {}

    /// The nodes that are there from the start, and those of windows beside this one.
    public record Parts(
            Node models,
            Node input,
            List<? extends FloatingPanel> side,
            FloatingPanel drawer,
            List<? extends Node> status,
            Supplier<? extends Parent> preferences) {}

    private final ShellViewModel model;
    private final Parts parts;
    private final HeaderView header;
    private final ViewTabs tabs;
    private final Overlay overlay;
    private final PanelFrame panels;
    private final Asides asides;
    private final FloatingPanels floating;
    private final Supplier<List<Action>> actions;
    private boolean presenting;
    private @FXML StackPane root;
    private @FXML BorderPane frame;
    private @FXML StackPane rail;
    private @FXML Region side;
    private @FXML VBox sideColumn;
    private @FXML ScrollPane centre;
    private @FXML SplitPane columns;
    private @FXML SplitPane rows;
    private @FXML StackPane banner;
    private @FXML StackPane hint;
    private @FXML StackPane inputHost;
    private @FXML VBox stage;
    private @FXML HBox viewTabs;
    private @FXML StackPane viewHost;
    private @FXML StackPane drawer;
    private @FXML HBox status;

    /// @param pinnedViews the same pictures of the pinned state
    /// @param actions what the palette offers, asked anew each time it opens
    /// @param dark whether the window is dark now
    /// @param asides holds the windows beside this one
    public ShellView(
            ShellViewModel model,
            Parts parts,
            List<Centre> views,
            List<Centre> pinnedViews,
            Supplier<List<Action>> actions,
            ObservableValue<Boolean> dark,
            Asides asides) {
        this.model = model;
        this.parts = parts;
        this.actions = actions;
        this.asides = asides;
        Fxml.<StackPane>load(this);
        rail.getChildren().setAll(parts.models());
        inputHost.getChildren().setAll(parts.input());
        sideColumn
                .getChildren()
                .setAll(parts.side().stream().map(FloatingPanel::node).toList());
        drawer.getChildren().setAll(parts.drawer().node());
        status.getChildren().setAll(parts.status());
        overlay = new Overlay(root);
        tabs = new ViewTabs(model, asides, viewTabs, viewHost, views, pinnedViews);
        header = new HeaderView(model, this, dark);
        frame.setTop(header.root());
        panels = new PanelFrame(model, columns, rows, rail, side, drawer, centre, stage);
        floating = new FloatingPanels(
                model,
                asides,
                root,
                Stream.concat(parts.side().stream(), Stream.of(parts.drawer())).toList());
        header.offerPanels(this::toggleFloating);
        model.preferences().subscribe(this::mark);
        columns.widthProperty()
                .subscribe(width -> javafx.application.Platform.runLater(
                        () -> mark(model.preferences().getValue())));
        model.notice().subscribe(this::announce);
        // the platform leaves the full screen on Escape without asking
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(window -> window instanceof Stage stage ? stage.fullScreenProperty() : null)
                .subscribe((before, full) -> {
                    if (!Boolean.TRUE.equals(full)) {
                        present(false);
                    }
                });
    }

    /// The whole frame.
    public StackPane root() {
        return root;
    }

    /// Puts the pinned state's picture beside the present one, or takes it away.
    void compare() {
        model.compare();
    }

    /// The menus and buttons on top.
    public HeaderView header() {
        return header;
    }

    /// Shows or hides the column of models.
    void toggleRail() {
        panels.toggleRail();
        mark(model.preferences().getValue());
    }

    /// Whether a sheet covers the window, so that keys belong to it.
    boolean covered() {
        return overlay.showing();
    }

    /// Puts the sheet away that covers the window.
    void uncover() {
        overlay.hide();
    }

    /// Lets a person choose a command by name.
    void showPalette() {
        showPalette(actions.get(), text("palette.prompt"));
    }

    /// Lets a person choose by name.
    void showPalette(List<Action> offered, String prompt) {
        var palette = new PaletteSheet(offered, prompt, overlay::hide);
        overlay.show(palette, palette.field());
    }

    /// Shows all keys.
    void showKeys() {
        var keys = new KeysSheet(overlay::hide);
        overlay.show(keys, keys.closeButton());
    }

    /// Shows versions and licences.
    void showAbout() {
        var about = new AboutSheet(overlay::hide);
        overlay.show(about, about.closeButton());
    }

    /// Shows the page of preferences beside the window.
    public void showPreferences() {
        aside("preferences", text("preferences.title"), parts.preferences());
    }

    /// Shows what the views are and are not, beside the window.
    public void showHelp() {
        aside("help", text("help.title"), HelpPage::new);
    }

    /// Moves the picture to a window of its own.
    public void moveApart() {
        tabs.moveApart();
    }

    /// Takes a panel out of the window, or back.
    public void toggleFloating(Panel panel) {
        floating.toggle(panel);
    }

    /// Gives the whole screen to the picture, or takes it back.
    void present() {
        present(!presenting);
        if (root.getScene().getWindow() instanceof Stage window) {
            window.setFullScreen(presenting);
        }
    }

    private void present(boolean wanted) {
        presenting = wanted;
        header.root().setVisible(!presenting);
        header.root().setManaged(!presenting);
        panels.present(presenting);
    }

    private void aside(String id, String title, Supplier<? extends Parent> content) {
        double scale = model.preferences().getValue().textScale();
        asides.show(
                id,
                root.getScene().getWindow(),
                title,
                content,
                ASIDE_WIDTH * scale,
                ASIDE_HEIGHT * scale,
                bounds -> {});
    }

    private void mark(Preferences wishes) {
        header.mark(wishes, panels.railShown());
        boolean newcomer = !wishes.welcomed();
        if (newcomer && hint.getChildren().isEmpty()) {
            hint.getChildren().setAll(new FirstHint(model::welcome));
        }
        hint.setVisible(newcomer);
        hint.setManaged(newcomer);
    }

    private void announce(@Nullable Notice notice) {
        banner.setVisible(notice != null);
        banner.setManaged(notice != null);
        if (notice == null) {
            banner.getChildren().clear();
        } else {
            banner.getChildren().setAll(new Banner(notice, model::dismissNotice));
        }
    }
}
