package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.Fxml;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The frame of the window. It gives views their places and knows nothing of what they show.
public final class ShellView {

    /// Below this width the list of models makes room for the rest.
    private static final double NARROW = 1000;

    private static final double RAIL_WIDTH = 216;
    private static final double SIDE_WIDTH = 304;
    private static final double DRAWER_HEIGHT = 200;

    /// The node of a centre view, made when it is first shown.
    public record Centre(ViewKind kind, String icon, Supplier<? extends Node> node) {}

    /// The nodes that are there from the start.
    public record Parts(Node models, Node input, List<? extends Node> side, Node drawer, List<? extends Node> status) {}

    private final ShellViewModel model;
    private final ViewTabs tabs;
    private final Overlay overlay;
    private final Columns horizontal;
    private final Columns vertical;
    private final Columns.Edge railEdge;
    private final Columns.Edge sideEdge;
    private final Columns.Edge drawerEdge;
    private final Supplier<List<Action>> actions;
    private final ObservableValue<Boolean> dark;
    private boolean presenting;
    private @FXML StackPane root;
    private @FXML BorderPane frame;
    private @FXML HBox header;
    private @FXML StackPane rail;
    private @FXML Region side;
    private @FXML VBox sideColumn;
    private @FXML ScrollPane centre;
    private @FXML SplitPane columns;
    private @FXML SplitPane rows;
    private @FXML StackPane banner;
    private @FXML StackPane inputHost;
    private @FXML HBox viewTabs;
    private @FXML StackPane viewHost;
    private @FXML StackPane drawer;
    private @FXML HBox status;
    private @FXML Menu recentMenu;
    private @FXML MenuItem undoItem;
    private @FXML MenuItem redoItem;
    private @FXML Button undoButton;
    private @FXML Button redoButton;
    private @FXML CheckMenuItem railItem;
    private @FXML CheckMenuItem sideItem;
    private @FXML CheckMenuItem drawerItem;
    private @FXML CheckMenuItem tableItem;
    private @FXML RadioMenuItem systemThemeItem;
    private @FXML RadioMenuItem lightThemeItem;
    private @FXML RadioMenuItem darkThemeItem;
    private @FXML FontIcon themeIcon;

    /// @param pinnedViews the same pictures of the pinned state
    /// @param actions what the palette offers, asked anew each time it opens
    /// @param dark whether the window is dark now
    public ShellView(
            ShellViewModel model,
            Parts parts,
            List<Centre> views,
            List<Centre> pinnedViews,
            Supplier<List<Action>> actions,
            ObservableValue<Boolean> dark) {
        this.model = model;
        this.actions = actions;
        this.dark = dark;
        Fxml.<StackPane>load(this);
        rail.getChildren().setAll(parts.models());
        inputHost.getChildren().setAll(parts.input());
        sideColumn.getChildren().setAll(parts.side());
        drawer.getChildren().setAll(parts.drawer());
        status.getChildren().setAll(parts.status());
        overlay = new Overlay(root);
        tabs = new ViewTabs(viewTabs, viewHost, views, pinnedViews, model::show, model::compare);
        model.view().subscribe(tabs::show);
        model.split().subscribe(tabs::split);
        railEdge = new Columns.Edge(rail, true, RAIL_WIDTH);
        sideEdge = new Columns.Edge(side, false, SIDE_WIDTH);
        drawerEdge = new Columns.Edge(drawer, false, DRAWER_HEIGHT);
        horizontal = new Columns(columns, rows, railEdge, sideEdge);
        vertical = new Columns(rows, centre, drawerEdge);
        model.preferences().subscribe(this::arrange);
        columns.widthProperty().subscribe((was, is) -> {
            if (was.doubleValue() < NARROW != is.doubleValue() < NARROW) {
                Platform.runLater(() -> arrange(model.preferences().getValue()));
            }
        });
        model.undoable().subscribe(step -> offer(undoItem, undoButton, "undo", step));
        model.redoable().subscribe(step -> offer(redoItem, redoButton, "redo", step));
        model.notice().subscribe(this::announce);
        dark.subscribe(
                isDark -> themeIcon.setIconLiteral(isDark ? "mdi2w-white-balance-sunny" : "mdi2w-weather-night"));
        railItem.setOnAction(event -> model.showRail(railItem.isSelected()));
        sideItem.setOnAction(event -> model.showSide(sideItem.isSelected()));
        drawerItem.setOnAction(event -> model.showDrawer(drawerItem.isSelected()));
        tableItem.selectedProperty().bindBidirectional(model.tabular());
        systemThemeItem.setOnAction(event -> model.theme(ThemeChoice.SYSTEM));
        lightThemeItem.setOnAction(event -> model.theme(ThemeChoice.LIGHT));
        darkThemeItem.setOnAction(event -> model.theme(ThemeChoice.DARK));
    }

    /// The whole frame.
    public StackPane root() {
        return root;
    }

    /// Puts the pinned state's picture beside the present one, or takes it away.
    void compare() {
        model.compare();
    }

    /// Fills the menu of recent models.
    public void setRecent(List<Action> recent) {
        recentMenu.getItems().setAll(recent.stream().map(ShellView::item).toList());
        recentMenu.setDisable(recent.isEmpty());
    }

    /// Whether a sheet covers the window, so that keys belong to it.
    boolean covered() {
        return overlay.showing();
    }

    @FXML
    void showPalette() {
        var palette = new PaletteSheet(actions.get(), overlay::hide);
        overlay.show(palette, palette.field());
    }

    @FXML
    void showKeys() {
        var keys = new KeysSheet(overlay::hide);
        overlay.show(keys, keys.closeButton());
    }

    @FXML
    void showAbout() {
        var about = new AboutSheet(overlay::hide);
        overlay.show(about, about.closeButton());
    }

    @FXML
    void openFolder() {
        model.chooseFolder();
    }

    @FXML
    void quit() {
        model.quit();
    }

    @FXML
    void undo() {
        model.undo();
    }

    @FXML
    void redo() {
        model.redo();
    }

    @FXML
    void larger() {
        model.larger();
    }

    @FXML
    void smaller() {
        model.smaller();
    }

    @FXML
    void normalSize() {
        model.normalSize();
    }

    @FXML
    void switchTheme() {
        model.theme(dark.getValue() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /// Gives the whole screen to the picture, or takes it back.
    @FXML
    void present() {
        presenting = !presenting;
        header.setVisible(!presenting);
        header.setManaged(!presenting);
        if (root.getScene().getWindow() instanceof Stage window) {
            window.setFullScreen(presenting);
        }
        arrange(model.preferences().getValue());
    }

    private void arrange(Preferences wishes) {
        railItem.setSelected(wishes.railShown());
        sideItem.setSelected(wishes.sideShown());
        drawerItem.setSelected(wishes.drawerShown());
        systemThemeItem.setSelected(wishes.theme() == ThemeChoice.SYSTEM);
        lightThemeItem.setSelected(wishes.theme() == ThemeChoice.LIGHT);
        darkThemeItem.setSelected(wishes.theme() == ThemeChoice.DARK);
        double width = columns.getWidth();
        boolean narrow = width > 0 && width < NARROW;
        railEdge.show(wishes.railShown() && !narrow && !presenting);
        sideEdge.show(wishes.sideShown());
        drawerEdge.show(wishes.drawerShown() && !presenting);
        horizontal.arrange();
        vertical.arrange();
    }

    private static void offer(MenuItem item, Button button, String verb, Optional<String> step) {
        String words = step.map(what -> text("menu." + verb + ".step", what)).orElseGet(() -> text("menu." + verb));
        item.setText(words);
        item.setDisable(step.isEmpty());
        button.setDisable(step.isEmpty());
        button.setAccessibleText(words);
        // a tooltip is a window of its own: too dear to make with every step
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip(words));
        } else {
            button.getTooltip().setText(words);
        }
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

    private static MenuItem item(Action action) {
        var item = new MenuItem(action.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run().run());
        return item;
    }
}
