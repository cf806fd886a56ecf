package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// Pictures of the window for people to look at, in `target/screenshots`.
final class Pictures {

    static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /// Takes a picture of everything that is shown, and makes sure that it is more than an empty window: that has
    /// but a few colours.
    static void take(String name) {
        BufferedImage picture = read(OpenWindow.fx(() -> write(name)));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        long colours = Arrays.stream(pixels).distinct().count();
        assertTrue(colours > 50, () -> name + " has only " + colours + " colours");
    }

    /// Everything that is shown, pop-ups over windows, as a PNG file. Called on the JavaFX thread.
    static Path write(String name) {
        Path file = FOLDER.resolve(name + ".png");
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(all(), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage all() {
        List<Window> windows = List.copyOf(Window.getWindows().filtered(Window::isShowing));
        Window main = windows.getFirst();
        var picture = new BufferedImage(
                (int) main.getScene().getWidth(), (int) main.getScene().getHeight(), BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        for (Window window : windows) {
            var parameters = new SnapshotParameters();
            parameters.setFill(window == main ? Color.WHITE : Color.TRANSPARENT);
            WritableImage image = window.getScene().getRoot().snapshot(parameters, null);
            int x = (int) (left(window) - left(main));
            int y = (int) (top(window) - top(main));
            graphics.drawImage(convert(image), x, y, null);
        }
        graphics.dispose();
        return picture;
    }

    private static BufferedImage convert(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var converted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        converted.setRGB(0, 0, width, height, pixels, 0, width);
        return converted;
    }

    private static double left(Window window) {
        return window.getX() + window.getScene().getX();
    }

    private static double top(Window window) {
        return window.getY() + window.getScene().getY();
    }
}
