package io.github.disentangle.ui.view.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// Windows beside the main one: none blocks another, all are dressed alike and close with the main one.
public final class Asides {

    private final Consumer<Scene> dress;
    private final Map<String, Stage> open = new HashMap<>();

    /// @param dress gives a scene its colours and type, and its keys
    public Asides(Consumer<Scene> dress) {
        this.dress = dress;
    }

    /// Shows a window in the middle of the main one, or brings it to the front if it is there.
    ///
    /// @param id tells windows apart; the content's id becomes this
    /// @param main the window it stands beside
    /// @param content made if there is no such window yet
    /// @param closed told, when it is gone, where it was
    void show(
            String id,
            Window main,
            String title,
            Supplier<? extends Parent> content,
            double width,
            double height,
            Consumer<Rectangle2D> closed) {
        var middle = new Rectangle2D(
                main.getX() + (main.getWidth() - width) / 2,
                main.getY() + (main.getHeight() - height) / 2,
                width,
                height);
        show(id, main, title, content, middle, closed);
    }

    /// As above, at a place of its own as far as there is a screen.
    void show(
            String id,
            Window main,
            String title,
            Supplier<? extends Parent> content,
            Rectangle2D place,
            Consumer<Rectangle2D> closed) {
        Stage there = open.get(id);
        if (there != null) {
            there.setIconified(false);
            there.toFront();
            there.requestFocus();
            return;
        }
        Parent root = content.get();
        root.setId(id);
        if (!root.getStyleClass().contains("workbench")) {
            root.getStyleClass().add("workbench");
        }
        var stage = new Stage();
        var scene = new Scene(root);
        dress.accept(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean close = event.isShortcutDown() && !event.isShiftDown() && event.getCode() == KeyCode.W
                    || event.getCode() == KeyCode.ESCAPE && root.getStyleClass().contains("page");
            if (close) {
                event.consume();
                stage.hide();
            }
        });
        stage.setTitle(title);
        stage.setScene(scene);
        if (main instanceof Stage owner) {
            stage.getIcons().setAll(owner.getIcons());
        }
        place(stage, main, place);
        var withMain = new javafx.event.EventHandler<WindowEvent>() {
            @Override
            public void handle(WindowEvent event) {
                stage.hide();
            }
        };
        main.addEventHandler(WindowEvent.WINDOW_HIDING, withMain);
        stage.setOnHidden(event -> {
            main.removeEventHandler(WindowEvent.WINDOW_HIDING, withMain);
            open.remove(id);
            closed.accept(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        });
        open.put(id, stage);
        stage.show();
    }

    /// Closes a window if it is there.
    void close(String id) {
        Stage there = open.get(id);
        if (there != null) {
            there.hide();
        }
    }

    /// Whole on the screen it is on; on the main window's if it is on none.
    private static void place(Stage stage, Window main, Rectangle2D wanted) {
        Rectangle2D screen = Stream.of(
                        wanted, new Rectangle2D(main.getX(), main.getY(), main.getWidth(), main.getHeight()))
                .flatMap(area ->
                        Screen.getScreensForRectangle(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight())
                                .stream())
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        stage.setWidth(Math.min(wanted.getWidth(), screen.getWidth()));
        stage.setHeight(Math.min(wanted.getHeight(), screen.getHeight()));
        stage.setX(Math.clamp(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - stage.getWidth()));
        stage.setY(Math.clamp(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - stage.getHeight()));
    }
}
