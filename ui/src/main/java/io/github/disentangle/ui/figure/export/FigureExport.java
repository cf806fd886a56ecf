package io.github.disentangle.ui.figure.export;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.work.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// How a figure goes to paper or into a file. The same figure, size and theme always give the same bytes.
///
/// @param size in CSS pixels (96 to the inch)
/// @param viewport the visible part
/// @param background whether the theme's background is painted; otherwise the ground is paper, or transparent
/// @param dotsPerInch resolution of a PNG; the other formats have none
public record FigureExport(Size size, FigureTheme theme, Viewport viewport, boolean background, double dotsPerInch) {

    /// CSS pixels per millimetre.
    public static final double PIXELS_PER_MILLIMETRE = 96 / 25.4;

    /// Most pixels of a PNG: more than any printer wants, and half a gigabyte in memory.
    private static final double MOST_PIXELS = 1.2e8;

    public FigureExport {
        if (!(size.width() >= 1 && size.height() >= 1)) {
            throw new IllegalArgumentException("a figure of " + size.width() + " x " + size.height() + " pixels");
        }
        double scale = dotsPerInch / 96;
        if (!(dotsPerInch > 0) || size.width() * scale * size.height() * scale > MOST_PIXELS) {
            throw new IllegalArgumentException("a picture of " + Math.round(size.width() * scale) + " x "
                    + Math.round(size.height() * scale) + " pixels; choose fewer dots per inch or a smaller size");
        }
    }

    /// The whole figure at its preferred size, on the theme's background, with 192 dots per inch.
    public static FigureExport of(Figure figure, FigureTheme theme) {
        return new FigureExport(figure.preferredSize(theme), theme, Viewport.FIT, true, 192);
    }

    /// Writes a file, all or nothing: a failure leaves what was there before.
    public void write(Figure figure, FigureFormat format, Path file) throws IOException {
        WholeFile.write(file, out -> write(figure, format, out));
    }

    /// Writes to a stream and leaves it open.
    public void write(Figure figure, FigureFormat format, OutputStream out) throws IOException {
        switch (format) {
            case SVG -> {
                SvgPen pen = new SvgPen(size, theme.typefaces());
                draw(figure, pen);
                out.write(pen.document(figure.name(), figure.summary()).getBytes(StandardCharsets.UTF_8));
            }
            case PDF -> {
                try (PdfPen pen = new PdfPen(size, theme.typefaces())) {
                    draw(figure, pen);
                    pen.write(figure.name(), figure.summary(), out);
                }
            }
            case PNG -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Png.write(image(figure), dotsPerInch, bytes);
                bytes.writeTo(out);
            }
        }
    }

    /// The figure as an image in memory, e.g. for the clipboard or a preview.
    public BufferedImage image(Figure figure) {
        PngPen pen = new PngPen(size, dotsPerInch / 96, theme.typefaces());
        draw(figure, pen);
        return pen.image();
    }

    private void draw(Figure figure, Pen pen) {
        FigureLayout layout = figure.layOut(new Frame(size, theme, viewport));
        if (background) {
            pen.fill(layout.frame().bounds(), theme.background());
        }
        layout.draw(pen);
    }
}
