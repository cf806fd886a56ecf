package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panels;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.Fxml;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

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
            List<? extends Node> side,
            Node drawer,
            List<? extends Node> status,
            Supplier<? extends Parent> preferences) {}

    private final ShellViewModel model;
    private final Parts parts;
    private final ViewTabs tabs;
    private final Overlay overlay;
    private final PanelFrame panels;
    private final Asides asides;
    private final Supplier<List<Action>> actions;
    private final ObservableValue<Boolean> dark;
    private boolean presenting;
    private @FXML StackPane root;
    private @FXML HBox header;
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
    private @FXML Menu recentMenu;
    private @FXML Menu recentSessionsMenu;
    private @FXML MenuItem undoItem;
    private @FXML MenuItem redoItem;
    private @FXML Button undoButton;
    private @FXML Button redoButton;
    private @FXML ToggleButton railButton;
    private @FXML ToggleButton sideButton;
    private @FXML ToggleButton drawerButton;
    private @FXML CheckMenuItem railItem;
    private @FXML CheckMenuItem sideItem;
    private @FXML CheckMenuItem drawerItem;
    private @FXML CheckMenuItem tableItem;
    private @FXML RadioMenuItem systemThemeItem;
    private @FXML RadioMenuItem lightThemeItem;
    private @FXML RadioMenuItem darkThemeItem;
    private @FXML RadioMenuItem exploreItem;
    private @FXML RadioMenuItem compareItem;
    private @FXML RadioMenuItem teachItem;
    private @FXML FontIcon themeIcon;

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
        this.dark = dark;
        this.asides = asides;
        Fxml.<StackPane>load(this);
        rail.getChildren().setAll(parts.models());
        inputHost.getChildren().setAll(parts.input());
        sideColumn.getChildren().setAll(parts.side());
        drawer.getChildren().setAll(parts.drawer());
        status.getChildren().setAll(parts.status());
        overlay = new Overlay(root);
        tabs = new ViewTabs(model, asides, viewTabs, viewHost, views, pinnedViews);
        panels = new PanelFrame(model, columns, rows, rail, side, drawer, centre, stage);
        model.preferences().subscribe(this::mark);
        columns.widthProperty()
                .subscribe(width -> javafx.application.Platform.runLater(
                        () -> mark(model.preferences().getValue())));
        model.undoable().subscribe(step -> offer(undoItem, undoButton, "undo", step));
        model.redoable().subscribe(step -> offer(redoItem, redoButton, "redo", step));
        model.notice().subscribe(this::announce);
        dark.subscribe(
                isDark -> themeIcon.setIconLiteral(isDark ? "mdi2w-white-balance-sunny" : "mdi2w-weather-night"));
        tableItem.selectedProperty().bindBidirectional(model.tabular());
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
        fill(recentMenu, recent);
    }

    /// Fills the menu of recent sessions.
    public void setRecentSessions(List<Action> recent) {
        fill(recentSessionsMenu, recent);
    }

    /// Whether a sheet covers the window, so that keys belong to it.
    boolean covered() {
        return overlay.showing();
    }

    /// Puts the sheet away that covers the window.
    void uncover() {
        overlay.hide();
    }

    @FXML
    void showPalette() {
        showPalette(actions.get(), text("palette.prompt"));
    }

    /// Lets a person choose by name.
    void showPalette(List<Action> offered, String prompt) {
        var palette = new PaletteSheet(offered, prompt, overlay::hide);
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

    /// Shows the page of preferences beside the window.
    @FXML
    public void showPreferences() {
        aside("preferences", text("preferences.title"), parts.preferences());
    }

    /// Shows what the views are and are not, beside the window.
    @FXML
    public void showHelp() {
        aside("help", text("help.title"), HelpPage::new);
    }

    /// Moves the picture to a window of its own.
    @FXML
    public void moveApart() {
        tabs.moveApart();
    }

    @FXML
    void openFolder() {
        model.chooseFolder();
    }

    @FXML
    void openSession() {
        model.outside().openSession().run();
    }

    @FXML
    void saveSession() {
        model.outside().saveSession().run();
    }

    @FXML
    void saveSessionAs() {
        model.outside().saveSessionAs().run();
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

    @FXML
    void chooseTheme() {
        model.theme(
                lightThemeItem.isSelected()
                        ? ThemeChoice.LIGHT
                        : darkThemeItem.isSelected() ? ThemeChoice.DARK : ThemeChoice.SYSTEM);
    }

    @FXML
    void explore() {
        model.preset(Preset.EXPLORE);
    }

    @FXML
    void arrangeToCompare() {
        model.preset(Preset.COMPARE);
    }

    @FXML
    void teach() {
        model.preset(Preset.TEACH);
    }

    @FXML
    void toggleRail() {
        panels.toggleRail();
        mark(model.preferences().getValue());
    }

    @FXML
    void toggleSide() {
        model.showSide(!model.preferences().getValue().panels().side());
    }

    @FXML
    void toggleDrawer() {
        model.showDrawer(!model.preferences().getValue().panels().drawer());
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
        panels.present(presenting);
    }

    private void aside(String id, String title, Supplier<? extends Parent> content) {
        double scale = model.preferences().getValue().textScale();
        asides.show(
                id, root.getScene().getWindow(), title, content, ASIDE_WIDTH * scale, ASIDE_HEIGHT * scale, () -> {});
    }

    private void mark(Preferences wishes) {
        Panels shown = wishes.panels();
        railItem.setSelected(panels.railShown());
        railButton.setSelected(panels.railShown());
        sideItem.setSelected(shown.side());
        sideButton.setSelected(shown.side());
        drawerItem.setSelected(shown.drawer());
        drawerButton.setSelected(shown.drawer());
        systemThemeItem.setSelected(wishes.theme() == ThemeChoice.SYSTEM);
        lightThemeItem.setSelected(wishes.theme() == ThemeChoice.LIGHT);
        darkThemeItem.setSelected(wishes.theme() == ThemeChoice.DARK);
        exploreItem.setSelected(wishes.preset() == Preset.EXPLORE);
        compareItem.setSelected(wishes.preset() == Preset.COMPARE);
        teachItem.setSelected(wishes.preset() == Preset.TEACH);
        boolean newcomer = !wishes.welcomed();
        if (newcomer && hint.getChildren().isEmpty()) {
            hint.getChildren().setAll(new FirstHint(model::welcome));
        }
        hint.setVisible(newcomer);
        hint.setManaged(newcomer);
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

    private static void fill(Menu menu, List<Action> actions) {
        menu.getItems().setAll(actions.stream().map(ShellView::item).toList());
        menu.setDisable(actions.isEmpty());
    }

    private static MenuItem item(Action action) {
        var item = new MenuItem(action.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run().run());
        return item;
    }
}
