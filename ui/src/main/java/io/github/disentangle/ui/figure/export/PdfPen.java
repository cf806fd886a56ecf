package io.github.disentangle.ui.figure.export;

import io.github.disentangle.resources.FontFile;
import io.github.disentangle.ui.figure.Path;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Raster;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Stroke;
import io.github.disentangle.ui.figure.TextRun;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.theme.Colour;
import java.awt.Color;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// Writes one PDF page as large as the figure. Text is embedded and searchable; scripts that need shaping are drawn as
/// outlines that carry their text for copying and searching. Cells of an image are never blended.
final class PdfPen implements Pen, AutoCloseable {

    private static final float POINTS_PER_PIXEL = 0.75f;

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream content;
    private final PrintFonts fonts;
    private final Typefaces typefaces;
    private final Map<FontFile, PDFont> embedded = new EnumMap<>(FontFile.class);
    private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();

    /// Drawing commands of PDFBox that may fail to write.
    private interface Drawing {
        void run() throws IOException;
    }

    PdfPen(Size size, Typefaces typefaces) {
        this.typefaces = typefaces;
        fonts = new PrintFonts(typefaces);
        float width = (float) size.width() * POINTS_PER_PIXEL;
        float height = (float) size.height() * POINTS_PER_PIXEL;
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try {
            content = new PDPageContentStream(document, page);
            content.transform(new Matrix(POINTS_PER_PIXEL, 0, 0, -POINTS_PER_PIXEL, 0, height));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the page and writes the document; the same drawing gives the same bytes.
    void write(String title, String description, OutputStream out) throws IOException {
        content.close();
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setSubject(description);
        document.getDocumentInformation().setCreator("Disentangle");
        document.setDocumentId(0L);
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    @Override
    public void fill(Rect area, Colour colour) {
        draw(colour, () -> {
            content.addRect((float) area.x(), (float) area.y(), (float) area.width(), (float) area.height());
            content.fill();
        });
    }

    @Override
    public void fill(Path path, Colour colour) {
        draw(colour, () -> {
            trace(path);
            content.fill();
        });
    }

    @Override
    public void stroke(Rect area, Stroke stroke) {
        draw(stroke, () -> {
            content.addRect((float) area.x(), (float) area.y(), (float) area.width(), (float) area.height());
            content.stroke();
        });
    }

    @Override
    public void stroke(Path path, Stroke stroke) {
        draw(stroke, () -> {
            trace(path);
            content.stroke();
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        draw(stroke, () -> {
            content.moveTo((float) x1, (float) y1);
            content.lineTo((float) x2, (float) y2);
            content.stroke();
        });
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (text.isEmpty()) {
            return;
        }
        List<TextRun> runs = typefaces.runs(text, style.bold());
        boolean plain = !FontSubset.needsShaping(text) && runs.stream().allMatch(run -> run.font() != null);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(Math.toRadians(style.degrees()));
        draw(style.colour(), () -> {
            if (plain) {
                writeText(runs, place, style, typefaces.width(text, style));
            } else {
                drawOutlines(text, place, style);
            }
        });
    }

    @Override
    public void image(Raster image, Rect area) {
        run(() -> {
            PDImageXObject picture = LosslessFactory.createFromImage(document, Png.image(image, area));
            picture.setInterpolate(false);
            content.drawImage(
                    picture, new Matrix((float) area.width(), 0, 0, (float) -area.height(), (float) area.x(), (float)
                            area.bottom()));
        });
    }

    @Override
    public void clip(Rect area, Runnable drawing) {
        run(() -> {
            content.saveGraphicsState();
            content.addRect((float) area.x(), (float) area.y(), (float) area.width(), (float) area.height());
            content.clip();
            drawing.run();
            content.restoreGraphicsState();
        });
    }

    private void writeText(List<TextRun> runs, AffineTransform place, TextStyle style, double width)
            throws IOException {
        AffineTransform start = new AffineTransform(place);
        start.translate(PrintFonts.start(style, width), 0);
        start.scale(1, -1);
        content.beginText();
        content.setTextMatrix(new Matrix(start));
        for (TextRun run : runs) {
            content.setFont(font(run.font()), (float) style.size());
            content.showText(run.text());
        }
        content.endText();
    }

    private void drawOutlines(String text, AffineTransform place, TextStyle style) throws IOException {
        TextLayout line = fonts.shape(text, style);
        AffineTransform start = new AffineTransform(place);
        start.translate(PrintFonts.start(style, line.getAdvance()), 0);
        COSDictionary properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, text);
        content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
        trace(line.getOutline(start).getPathIterator(null));
        content.fill();
        content.endMarkedContent();
    }

    private PDFont font(FontFile file) {
        return embedded.computeIfAbsent(file, wanted -> {
            try (InputStream stream = wanted.open()) {
                return PDType0Font.load(document, stream);
            } catch (IOException e) {
                throw new UncheckedIOException("the program's own font " + wanted.family() + " cannot be embedded", e);
            }
        });
    }

    private void trace(Path path) throws IOException {
        for (Path.Piece piece : path.pieces()) {
            switch (piece) {
                case Path.Move(double x, double y) -> content.moveTo((float) x, (float) y);
                case Path.Line(double x, double y) -> content.lineTo((float) x, (float) y);
                case Path.Curve(double x1, double y1, double x2, double y2, double x, double y) ->
                    content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y);
                case Path.Close() -> content.closePath();
            }
        }
    }

    private void trace(PathIterator outline) throws IOException {
        float[] at = new float[6];
        float lastX = 0;
        float lastY = 0;
        for (; !outline.isDone(); outline.next()) {
            switch (outline.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    content.moveTo(at[0], at[1]);
                    lastX = at[0];
                    lastY = at[1];
                }
                case PathIterator.SEG_LINETO -> {
                    content.lineTo(at[0], at[1]);
                    lastX = at[0];
                    lastY = at[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    content.curveTo(
                            lastX + (at[0] - lastX) * 2 / 3,
                            lastY + (at[1] - lastY) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                    lastX = at[2];
                    lastY = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                    lastX = at[4];
                    lastY = at[5];
                }
                default -> content.closePath();
            }
        }
    }

    private void draw(Colour fill, Drawing drawing) {
        run(() -> {
            content.saveGraphicsState();
            content.setNonStrokingColor(new Color(fill.argb()));
            useOpacity(fill);
            drawing.run();
            content.restoreGraphicsState();
        });
    }

    private void draw(Stroke stroke, Drawing drawing) {
        run(() -> {
            content.saveGraphicsState();
            content.setStrokingColor(new Color(stroke.colour().argb()));
            content.setLineWidth((float) stroke.width());
            content.setLineJoinStyle(1);
            if (stroke.dash() > 0) {
                content.setLineDashPattern(new float[] {(float) stroke.dash()}, 0);
            }
            useOpacity(stroke.colour());
            drawing.run();
            content.restoreGraphicsState();
        });
    }

    private void useOpacity(Colour colour) throws IOException {
        if (colour.opacity() < 1) {
            content.setGraphicsStateParameters(opacities.computeIfAbsent(colour.argb() >>> 24, alpha -> {
                PDExtendedGraphicsState state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant(alpha / 255f);
                state.setStrokingAlphaConstant(alpha / 255f);
                return state;
            }));
        }
    }

    private static void run(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
