package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.figure.export.PngPen;
import io.github.disentangle.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes pictures for people to look at, into `target/figures`.
final class FigurePictures {

    private static final Typefaces TYPEFACES = new Typefaces();

    private FigurePictures() {}

    static FigureTheme theme(boolean dark) {
        return new FigureTheme(dark ? Palette.night() : Palette.day(), TYPEFACES);
    }

    static Path write(String name, Figure figure, Size size, FigureTheme theme, Viewport viewport, Highlight highlight)
            throws IOException {
        PngPen pen = new PngPen(size, 1, theme.typefaces());
        pen.fill(new Rect(0, 0, size.width(), size.height()), theme.background());
        FigureLayout layout = figure.layOut(new Frame(size, theme, viewport));
        layout.draw(pen);
        layout.draw(pen, highlight);
        Path folder = Path.of("target", "figures");
        Files.createDirectories(folder);
        Path file = folder.resolve(name + (theme.palette().isDark() ? "-dark" : "-light") + ".png");
        ImageIO.write(pen.image(), "png", file.toFile());
        return file;
    }
}
