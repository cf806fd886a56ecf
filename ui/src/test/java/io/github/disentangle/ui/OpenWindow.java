package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.preference.BackgroundStore;
import io.github.disentangle.ui.preference.PreferenceFile;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.work.BackgroundWork;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window on the bundled samples, and what a person sees of it.
final class OpenWindow implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 180;

    /// Most of what a window computes by itself is for these, and no test asks how many they are.
    private static final int ORDERS = 2;

    final WorkbenchWindow window;
    final Stage stage;
    final Deque<Path> chosen = new ArrayDeque<>();
    final Deque<Path> chosenFiles = new ArrayDeque<>();
    final Models models = new Models(() -> KernelProvider.select().kernels());
    final StringBuilder copied = new StringBuilder();
    final List<BufferedImage> pictures = new ArrayList<>();
    private final BackgroundStore store;
    private final BackgroundWork work = new BackgroundWork(Platform::runLater);

    /// A window of somebody who has been here before. Called on the JavaFX thread.
    OpenWindow(Stage stage, Path home, double width, double height) {
        this(stage, width, height, welcomed(home));
    }

    /// The first window of somebody new.
    static OpenWindow ofNewcomer(Stage stage, Path home, double width, double height) {
        return new OpenWindow(stage, width, height, new PreferenceFile(home));
    }

    /// Called on the JavaFX thread. The platform's robot scrolls right only in a window at the screen's corner.
    private OpenWindow(Stage stage, double width, double height, PreferenceFile file) {
        this.stage = stage;
        store = new BackgroundStore(file);
        var dialogs = new Dialogs() {
            @Override
            public Optional<Path> chooseFolder(String title, @Nullable Path start) {
                return Optional.ofNullable(chosen.poll());
            }

            @Override
            public Optional<Path> chooseFile(String title, String kind, String ending) {
                return Optional.ofNullable(chosenFiles.poll());
            }

            @Override
            public Optional<Path> chooseTarget(String title, Path name, String kind, String ending) {
                return Optional.ofNullable(chosenFiles.poll());
            }

            @Override
            public void copy(String text) {
                copied.append(text);
            }

            @Override
            public void copy(BufferedImage picture) {
                pictures.add(picture);
            }
        };
        window = new WorkbenchWindow(new WorkbenchWindow.World(
                SampleCatalog.at(Path.of("..", "samples")),
                models,
                work,
                store,
                dialogs,
                ORDERS,
                InstantSource.fixed(Instant.EPOCH), // typing never pauses, however slow the machine
                stage::close));
        stage.setScene(window.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        stage.toFront();
    }

    private static PreferenceFile welcomed(Path home) {
        var store = new PreferenceFile(home);
        if (!java.nio.file.Files.exists(store.place())) {
            store.save(Preferences.DEFAULTS.withWelcomed(true));
        }
        return store;
    }

    /// Opens a bundled model and waits for its first answer.
    OpenWindow open(String sample) {
        fx(() -> {
            window.open(Path.of("..", "samples", "models", sample));
            return null;
        });
        return settle();
    }

    /// Gives the window its colours and size.
    void arrange(ThemeChoice theme, double width, double height) {
        fx(() -> {
            window.preferences().set(window.preferences().get().withTheme(theme));
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
    }

    /// Waits until nothing is computed and everything is drawn.
    OpenWindow settle() {
        try {
            do {
                WaitForAsyncUtils.waitFor(
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS,
                        () -> !fx(() -> work.busyProperty().get()));
                WaitForAsyncUtils.waitForFxEvents();
            } while (fx(() -> work.busyProperty().get()));
        } catch (TimeoutException e) {
            throw new AssertionError("still busy after " + PATIENCE_SECONDS + " s", e);
        }
        return this;
    }

    /// The text a node shows.
    String read(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return fx(() -> switch (node) {
            case Label label -> label.getText();
            case TextInputControl field -> field.getText();
            default -> node.getAccessibleText();
        });
    }

    /// Whether a node is there and seen.
    boolean sees(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().map(node -> fx(() -> seen(node))).orElse(false);
    }

    /// Whether a screen reader has a name for a node.
    static boolean named(Node node) {
        String text = node.getAccessibleText();
        return text != null && !text.isBlank()
                || node instanceof javafx.scene.control.Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
    }

    /// Whether a node and all it is in are visible.
    static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Where a target lies on the screen.
    Point2D place(FxRobot robot, String canvas, Target target) {
        FigureCanvas figure = robot.lookup(canvas).queryAs(FigureCanvas.class);
        return fx(() -> {
            var bounds = figure.figureLayout().orElseThrow().bounds(target);
            assertTrue(bounds.isPresent(), () -> target + " is not shown");
            return figure.localToScreen(bounds.get().centreX(), bounds.get().centreY());
        });
    }

    /// What the next start will find of a person's wishes.
    Preferences remembered() {
        return store.load();
    }

    static <T> T fx(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, call);
    }

    @Override
    public void close() {
        work.close();
        fx(() -> {
            window.close();
            store.close();
            return null;
        });
        try {
            if (work.awaitEnd(Duration.ofSeconds(PATIENCE_SECONDS))) {
                models.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
