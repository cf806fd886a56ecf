package io.github.disentangle.ui;

import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.WindowBounds;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window was and will be again: on a screen that is there, and no larger than it.
final class WindowPlace {

    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;

    /// So much of a window must be on a screen to be found and dragged there.
    private static final double HANDLE = 64;

    private final Stage stage;
    private final ObjectProperty<Preferences> preferences;
    private WindowBounds normal;

    WindowPlace(Stage stage, ObjectProperty<Preferences> preferences) {
        this.stage = stage;
        this.preferences = preferences;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(FIRST_WIDTH, screen.getWidth());
        double height = Math.min(FIRST_HEIGHT, screen.getHeight());
        normal = new WindowBounds(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height,
                false);
    }

    /// Puts the window where it was last, or in the middle of the first screen.
    void restore() {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        WindowBounds last = preferences.get().window();
        if (last != null) {
            normal = Screen.getScreensForRectangle(last.x(), last.y(), last.width(), HANDLE).stream()
                    .findFirst()
                    .map(screen -> within(last, screen.getVisualBounds()))
                    .orElse(new WindowBounds(
                            normal.x(), normal.y(), normal.width(), normal.height(), last.maximised()));
        }
        stage.setX(normal.x());
        stage.setY(normal.y());
        stage.setWidth(normal.width());
        stage.setHeight(normal.height());
        stage.setMaximized(normal.maximised());
        stage.xProperty().subscribe(this::follow);
        stage.yProperty().subscribe(this::follow);
        stage.widthProperty().subscribe(this::follow);
        stage.heightProperty().subscribe(this::follow);
    }

    /// Keeps where the window is for the next start.
    void remember() {
        preferences.set(preferences
                .get()
                .withWindow(new WindowBounds(
                        normal.x(), normal.y(), normal.width(), normal.height(), stage.isMaximized())));
    }

    /// Bounds that lie on a screen: not larger, and with their upper edge where it can be grasped.
    static WindowBounds within(WindowBounds wished, Rectangle2D screen) {
        double width = Math.min(Math.max(wished.width(), LEAST_WIDTH), screen.getWidth());
        double height = Math.min(Math.max(wished.height(), LEAST_HEIGHT), screen.getHeight());
        return new WindowBounds(
                Math.clamp(wished.x(), screen.getMinX() + HANDLE - width, screen.getMaxX() - HANDLE),
                Math.clamp(wished.y(), screen.getMinY(), screen.getMaxY() - HANDLE),
                width,
                height,
                wished.maximised());
    }

    /// What a maximised window measures is not where it was.
    private void follow() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            normal = new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }
}
