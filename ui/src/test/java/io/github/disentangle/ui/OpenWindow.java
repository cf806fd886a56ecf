package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.preference.PreferenceFile;
import io.github.disentangle.ui.work.BackgroundWork;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
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

    private static final int PATIENCE_SECONDS = 60;

    final WorkbenchWindow window;
    final Stage stage;
    final Deque<Path> chosen = new ArrayDeque<>();
    final StringBuilder copied = new StringBuilder();
    final List<BufferedImage> pictures = new ArrayList<>();
    private final BackgroundWork work = new BackgroundWork(Platform::runLater);

    /// Called on the JavaFX thread. The platform's robot scrolls right only in a window at the screen's corner.
    OpenWindow(Stage stage, Path home, double width, double height) {
        this.stage = stage;
        var dialogs = new Dialogs() {
            @Override
            public Optional<Path> chooseFolder(String title, @Nullable Path start) {
                return Optional.ofNullable(chosen.poll());
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
                new Models(() -> KernelProvider.select().kernels()),
                work,
                new PreferenceFile(home),
                dialogs,
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

    /// Opens a bundled model and waits for its first answer.
    OpenWindow open(String sample) {
        fx(() -> {
            window.open(Path.of("..", "samples", "models", sample));
            return null;
        });
        return settle();
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
        return robot.lookup(query).tryQuery().map(node -> fx(() -> shown(node))).orElse(false);
    }

    private static boolean shown(Node node) {
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

    static <T> T fx(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, call);
    }

    @Override
    public void close() {
        work.close();
    }
}
