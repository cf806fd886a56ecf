package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// A person's ways through the window: each begins in a new one that remembers nothing, and ends with everything
/// closed. TestFX looks for `@Start` in the test class only, so each has its own and opens the window there.
@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
abstract class Journey {

    @TempDir
    static Path home;

    OpenWindow open;

    /// The window of somebody who has been here before. Called on the JavaFX thread.
    final void open(Stage stage, double width, double height) throws IOException {
        Files.deleteIfExists(home.resolve("preferences.json"));
        open = new OpenWindow(stage, home, width, height);
    }

    /// The first window of somebody new. Called on the JavaFX thread.
    final void openAsNewcomer(Stage stage) throws IOException {
        Files.deleteIfExists(home.resolve("preferences.json"));
        open = OpenWindow.ofNewcomer(stage, home, 1280, 800);
    }

    /// Takes a picture once nothing is computed any more.
    final void picture(String name) {
        open.settle();
        Pictures.take(name.toLowerCase(Locale.ROOT));
    }

    @AfterEach
    final void close(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        fx(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window != open.stage)
                    .forEach(Window::hide);
            return null;
        });
        open.close();
    }
}
