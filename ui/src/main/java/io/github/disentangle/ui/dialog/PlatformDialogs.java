package io.github.disentangle.ui.dialog;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The real dialogs, owned by a window.
public final class PlatformDialogs implements Dialogs {

    private final Window owner;

    public PlatformDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseFolder(String title, @Nullable Path start) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return Optional.ofNullable(chooser.showDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> chooseFile(String title, String kind, String ending) {
        return Optional.ofNullable(chooser(title, kind, ending).showOpenDialog(owner))
                .map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> chooseTarget(String title, Path name, String kind, String ending) {
        FileChooser chooser = chooser(title, kind, ending);
        Path folder = name.toAbsolutePath().getParent();
        if (Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        chooser.setInitialFileName(name.getFileName().toString());
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(java.io.File::toPath)
                .map(path -> path.getFileName().toString().endsWith(ending)
                        ? path
                        : path.resolveSibling(path.getFileName() + ending));
    }

    private static FileChooser chooser(String title, String kind, String ending) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, "*" + ending));
        return chooser;
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copy(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        picture.getRGB(0, 0, width, height, null, 0, width),
                        0,
                        width);
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
