package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.Panels;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.view.Fxml;
import io.github.disentangle.ui.view.Tip;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menus and buttons on top of the window.
public final class HeaderView {

    private final ShellViewModel model;
    private final ShellView shell;
    private final ObservableValue<Boolean> dark;
    private @FXML HBox header;
    private @FXML Menu recentMenu;
    private @FXML Menu recentSessionsMenu;
    private @FXML Menu panelsMenu;
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
    /// @param shell does what concerns the whole frame
    /// @param dark whether the window is dark now
    HeaderView(ShellViewModel model, ShellView shell, ObservableValue<Boolean> dark) {
        this.model = model;
        this.shell = shell;
        this.dark = dark;
        Fxml.<HBox>load(this);
        model.undoable().subscribe(step -> offer(undoItem, undoButton, "undo", step));
        model.redoable().subscribe(step -> offer(redoItem, redoButton, "redo", step));
        dark.subscribe(
                isDark -> themeIcon.setIconLiteral(isDark ? "mdi2w-white-balance-sunny" : "mdi2w-weather-night"));
        tableItem.selectedProperty().bindBidirectional(model.tabular());
    }

    /// The whole header.
    HBox root() {
        return header;
    }

    /// Fills the menu of recent models.
    public void setRecent(List<Action> recent) {
        fill(recentMenu, recent);
    }

    /// Fills the menu of recent sessions.
    public void setRecentSessions(List<Action> recent) {
        fill(recentSessionsMenu, recent);
    }

    /// Fills the menu of panels that can have windows of their own.
    void offerPanels(Consumer<Panel> toggle) {
        for (Panel panel : Panel.values()) {
            var item = new CheckMenuItem(text(panel.messageKey()));
            item.setId(panel.id() + "-apart-item");
            item.setUserData(panel);
            item.setOnAction(event -> toggle.accept(panel));
            panelsMenu.getItems().add(item);
        }
    }

    /// Shows which panels are open and which look is chosen.
    ///
    /// @param rail whether the column of models is shown, by wish or for want of room
    void mark(Preferences wishes, boolean rail) {
        Panels shown = wishes.panels();
        railItem.setSelected(rail);
        railButton.setSelected(rail);
        sideItem.setSelected(shown.side());
        sideButton.setSelected(shown.side());
        drawerItem.setSelected(shown.drawer());
        drawerButton.setSelected(shown.drawer());
        for (MenuItem item : panelsMenu.getItems()) {
            ((CheckMenuItem) item).setSelected(shown.floating().containsKey((Panel) item.getUserData()));
        }
        systemThemeItem.setSelected(wishes.theme() == ThemeChoice.SYSTEM);
        lightThemeItem.setSelected(wishes.theme() == ThemeChoice.LIGHT);
        darkThemeItem.setSelected(wishes.theme() == ThemeChoice.DARK);
        exploreItem.setSelected(wishes.preset() == Preset.EXPLORE);
        compareItem.setSelected(wishes.preset() == Preset.COMPARE);
        teachItem.setSelected(wishes.preset() == Preset.TEACH);
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
        shell.toggleRail();
    }

    @FXML
    void toggleSide() {
        model.showSide(!model.preferences().getValue().panels().side());
    }

    @FXML
    void toggleDrawer() {
        model.showDrawer(!model.preferences().getValue().panels().drawer());
    }

    @FXML
    void showPalette() {
        shell.showPalette();
    }

    @FXML
    void showKeys() {
        shell.showKeys();
    }

    @FXML
    void showAbout() {
        shell.showAbout();
    }

    @FXML
    void showPreferences() {
        shell.showPreferences();
    }

    @FXML
    void showHelp() {
        shell.showHelp();
    }

    @FXML
    void moveApart() {
        shell.moveApart();
    }

    @FXML
    void present() {
        shell.present();
    }

    private static void offer(MenuItem item, Button button, String verb, Optional<String> step) {
        String words = step.map(what -> text("menu." + verb + ".step", what)).orElseGet(() -> text("menu." + verb));
        item.setText(words);
        item.setDisable(step.isEmpty());
        button.setDisable(step.isEmpty());
        button.setAccessibleText(words);
        Tip.on(button, words);
    }

    private static void fill(Menu menu, List<Action> actions) {
        menu.getItems().setAll(actions.stream().map(HeaderView::item).toList());
        menu.setDisable(actions.isEmpty());
    }

    private static MenuItem item(Action action) {
        var item = new MenuItem(action.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run().run());
        return item;
    }
}
