package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Command;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.Card;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window that is measured: it waits for the answer to what was asked, not for what comes by itself later.
final class MeasuredWindow implements AutoCloseable {

    private static final String WORDS =
            "the film begins well enough with a quiet scene in a railway station and music that promises more than the"
                    + " story keeps but nobody in the room could have said what it was about ";
    private static final int PATIENCE_SECONDS = 60;

    final Frames frames;
    private final OpenWindow open;
    private final Path home;

    MeasuredWindow(Stage stage, Path home, int width, int height) {
        this.home = home;
        open = fx(() -> {
            Files.deleteIfExists(home.resolve("preferences.json"));
            return new OpenWindow(stage, home, width, height);
        });
        frames = new Frames(open.window.scene());
    }

    /// Opens a model and waits for its first answer.
    void open(String model) {
        Path folder = RandomModels.folder(model, home);
        fx(() -> {
            open.window.open(folder);
            return null;
        });
        ready();
    }

    Live live() {
        return open.window.live();
    }

    void run(Command command) {
        fx(() -> {
            execute(command);
            return null;
        });
    }

    /// Called on the JavaFX thread.
    void execute(Command command) {
        open.window.workbench().execute(command);
    }

    /// Called on the JavaFX thread.
    void undo() {
        open.window.workbench().undo();
    }

    /// Waits for the answer.
    void ready() {
        Live live = live();
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> fx(() -> live.logit().value() != null
                            && live.head().value() != null
                            && live.head().value().analysis() == live.analysis().value()
                            && !live.analysis().staleProperty().get()
                            && !live.head().staleProperty().get()
                            && !live.logit().staleProperty().get()));
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until nothing is computed any more.
    void settle() {
        open.settle();
    }

    /// A text of so many tokens, the special ones included.
    String text(int tokens) {
        var tokenizer = fx(() -> live().model().get()).tokenizer();
        var text = new StringBuilder();
        String[] words = WORDS.split(" ");
        for (int word = 0; tokenizer.encode(text.toString()).length() < tokens; word++) {
            text.append(words[word % words.length]).append(' ');
        }
        return text.toString().strip();
    }

    /// Types a text in one go.
    void type(String text) {
        run(Commands.type("text", "", draft -> draft.withText(text)));
    }

    void look(ViewKind view) {
        run(Commands.view(view));
        ready();
        pause(300);
    }

    /// Explanations take their time and let everything else go first; only drags and edits are measured beside
    /// them.
    void foldExplanations() {
        fx(() -> {
            ((Card) open.window.scene().lookup("#explain")).openProperty().set(false);
            return null;
        });
    }

    /// As the wheel would, in the column it stands in.
    void bringIntoView(Node node) {
        fx(() -> {
            Node at = node;
            while (!(at instanceof ScrollPane column)) {
                at = at.getParent();
            }
            var content = column.getContent();
            double hidden = content.getLayoutBounds().getHeight()
                    - column.getViewportBounds().getHeight();
            double place = content.sceneToLocal(node.localToScene(0, 0)).getY();
            column.setVvalue(Math.clamp((place - 100) / hidden, 0, 1));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Called after each layout, on the JavaFX thread.
    void afterEachLayout(Runnable listener) {
        fx(() -> {
            open.window.scene().addPostLayoutPulseListener(listener);
            return null;
        });
    }

    void noLongerAfterLayout(Runnable listener) {
        fx(() -> {
            open.window.scene().removePostLayoutPulseListener(listener);
            return null;
        });
    }

    static FigureCanvas canvas(FxRobot robot, ViewKind view) {
        return robot.lookup(
                        switch (view) {
                            case TERMS -> "#terms";
                            case HEAD -> "#head-lines";
                            default -> "#matrix";
                        })
                .queryAs(FigureCanvas.class);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
