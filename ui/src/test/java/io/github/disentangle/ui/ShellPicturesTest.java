package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Pictures of the frame to look at, in `target/screenshots`: presets, sizes, large text, menus and windows beside.
@Tag("pictures")
class ShellPicturesTest extends Journey {

    private static final List<KeyCode> KEYS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3);

    @Start
    void start(Stage stage) throws IOException {
        openAsNewcomer(stage);
    }

    @Test
    void presetsInEverySize(FxRobot robot) {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (int[] size : new int[][] {{1280, 800}, {1000, 640}, {2560, 1440}}) {
                for (Preset preset : Preset.values()) {
                    arrange(theme, size[0], size[1], 1);
                    robot.push(KeyCode.CONTROL, KEYS.get(preset.ordinal()));
                    picture("shell-" + preset + "-" + theme + "-" + size[0]);
                }
            }
        }
    }

    @Test
    void twiceTheSizeOfText() {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            arrange(theme, 1280, 800, 2);
            picture("shell-200-" + theme);
        }
    }

    @Test
    void windowsBesideAndMenus(FxRobot robot) {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            arrange(theme, 1280, 800, 1);
            robot.clickOn("File");
            picture("shell-file-" + theme);
            robot.push(KeyCode.ESCAPE);
            robot.clickOn("View");
            picture("shell-view-" + theme);
            robot.push(KeyCode.ESCAPE);
            robot.push(KeyCode.CONTROL, KeyCode.K);
            picture("shell-palette-" + theme);
            robot.push(KeyCode.ESCAPE).push(KeyCode.SHIFT, KeyCode.SLASH);
            picture("shell-keys-" + theme);
            robot.push(KeyCode.ESCAPE).clickOn("Help").clickOn("About Disentangle");
            picture("shell-about-" + theme);
            robot.push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.COMMA);
            picture("shell-preferences-" + theme);
            robot.push(KeyCode.CONTROL, KeyCode.W).push(KeyCode.F1);
            picture("shell-help-" + theme);
            robot.push(KeyCode.CONTROL, KeyCode.W).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            picture("shell-apart-" + theme);
            fx(() -> {
                others().forEach(Window::hide);
                return null;
            });
        }
    }

    @Test
    void panelsInTheirOwnWindows(FxRobot robot) {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            arrange(theme, 1280, 800, 1);
            fx(() -> {
                open.window.preferences().set(open.window.preferences().get().withDrawer(true));
                return null;
            });
            picture("shell-panels-" + theme);
            for (String panel : List.of("explain", "prediction", "drawer")) {
                robot.clickOn("#" + panel + "-apart");
                fx(() -> {
                    Window apart = others().getLast();
                    apart.setX(40 + 420 * (others().size() - 1));
                    apart.setY(100);
                    return null;
                });
                picture("shell-floating-" + panel + "-" + theme);
                if (!panel.equals("explain")) {
                    robot.push(KeyCode.CONTROL, KeyCode.W);
                }
            }
            fx(() -> {
                others().forEach(Window::hide);
                return null;
            });
        }
    }

    private static List<Window> others() {
        return List.copyOf(Window.getWindows()).stream().skip(1).toList();
    }

    private void arrange(ThemeChoice theme, double width, double height, double scale) {
        fx(() -> {
            open.window
                    .preferences()
                    .set(open.window.preferences().get().withTheme(theme).withFontScale(scale));
            open.stage.setWidth(width);
            open.stage.setHeight(height);
            return null;
        });
    }
}
