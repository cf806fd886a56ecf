package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.NearestNeighbour;
import io.github.disentangle.ui.figure.Path;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Raster;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Stroke;
import io.github.disentangle.ui.figure.TextRun;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Writing;
import io.github.disentangle.ui.theme.Colour;
import java.nio.IntBuffer;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a JavaFX canvas. Images are scaled here, pixel by pixel, and shown one to one.
final class CanvasPen implements Pen {

    private final GraphicsContext graphics;
    private final Typefaces typefaces;
    private final ScreenFonts fonts;
    private final double pixelScale;
    private Rect visible;

    /// @param visible the whole canvas
    /// @param pixelScale device pixels per CSS pixel
    CanvasPen(GraphicsContext graphics, Typefaces typefaces, ScreenFonts fonts, Rect visible, double pixelScale) {
        this.graphics = graphics;
        this.typefaces = typefaces;
        this.fonts = fonts;
        this.visible = visible;
        this.pixelScale = pixelScale;
        graphics.setImageSmoothing(false);
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void fill(Rect area, Colour colour) {
        graphics.setFill(paint(colour));
        graphics.fillRect(area.x(), area.y(), area.width(), area.height());
    }

    @Override
    public void fill(Path path, Colour colour) {
        graphics.setFill(paint(colour));
        trace(path);
        graphics.fill();
    }

    @Override
    public void stroke(Rect area, Stroke stroke) {
        double width = stroke.width();
        if (stroke.dash() > 0 || width >= Math.min(area.width(), area.height())) {
            use(stroke);
            graphics.strokeRect(area.x(), area.y(), area.width(), area.height());
            return;
        }
        graphics.setFill(paint(stroke.colour()));
        double left = area.x() - width / 2;
        double top = area.y() - width / 2;
        graphics.fillRect(left, top, area.width() + width, width);
        graphics.fillRect(left, area.bottom() - width / 2, area.width() + width, width);
        graphics.fillRect(left, top + width, width, area.height() - width);
        graphics.fillRect(area.right() - width / 2, top + width, width, area.height() - width);
    }

    @Override
    public void stroke(Path path, Stroke stroke) {
        use(stroke);
        trace(path);
        graphics.stroke();
    }

    /// Level and upright lines are filled: to stroke them the toolkit would look for their edge in every row
    /// between.
    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        double width = stroke.width();
        if (stroke.dash() == 0 && y1 == y2) {
            graphics.setFill(paint(stroke.colour()));
            graphics.fillRect(Math.min(x1, x2), y1 - width / 2, Math.abs(x2 - x1), width);
        } else if (stroke.dash() == 0 && x1 == x2) {
            graphics.setFill(paint(stroke.colour()));
            graphics.fillRect(x1 - width / 2, Math.min(y1, y2), width, Math.abs(y2 - y1));
        } else {
            use(stroke);
            graphics.strokeLine(x1, y1, x2, y2);
        }
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        List<TextRun> runs = typefaces.runs(text, style.bold());
        if (runs.isEmpty()) {
            return;
        }
        graphics.setFill(paint(style.colour()));
        if (style.degrees() == 0) {
            write(runs, x, y, style);
            return;
        }
        graphics.save();
        graphics.translate(x, y);
        graphics.rotate(style.degrees());
        write(runs, 0, 0, style);
        graphics.restore();
    }

    @Override
    public void image(Raster image, Rect area) {
        Rect shown = area.within(visible);
        int left = (int) Math.round(shown.x() * pixelScale);
        int top = (int) Math.round(shown.y() * pixelScale);
        int width = (int) Math.round(shown.right() * pixelScale) - left;
        int height = (int) Math.round(shown.bottom() * pixelScale) - top;
        if (width <= 0 || height <= 0) {
            return;
        }
        int[] pixels = NearestNeighbour.render(image, area, pixelScale, left, top, width, height);
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        graphics.drawImage(
                new WritableImage(buffer),
                left / pixelScale,
                top / pixelScale,
                width / pixelScale,
                height / pixelScale);
    }

    /// Clips to whole pixels: at any other edge the toolkit draws a mask as large as the canvas.
    @Override
    public void clip(Rect area, Runnable drawing) {
        Rect outer = visible;
        visible = area.within(outer);
        double left = Math.round(area.x() * pixelScale) / pixelScale;
        double top = Math.round(area.y() * pixelScale) / pixelScale;
        graphics.save();
        graphics.beginPath();
        graphics.rect(
                left,
                top,
                Math.round(area.right() * pixelScale) / pixelScale - left,
                Math.round(area.bottom() * pixelScale) / pixelScale - top);
        graphics.clip();
        drawing.run();
        graphics.restore();
        visible = outer;
    }

    private void write(List<TextRun> runs, double x, double y, TextStyle style) {
        if (runs.size() == 1) {
            TextRun run = runs.getFirst();
            glyphs(run, x, y, style.size(), style.anchor());
            return;
        }
        double[] widths = runs.stream()
                .mapToDouble(run -> typefaces.width(run.text(), style))
                .toArray();
        double width = 0;
        StringBuilder whole = new StringBuilder();
        for (int index = 0; index < widths.length; index++) {
            width += widths[index];
            whole.append(runs.get(index).text());
        }
        double at = x
                - switch (style.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        boolean leftToRight = !Writing.runsRightToLeft(whole.toString());
        for (int index = 0; index < widths.length; index++) {
            int place = leftToRight ? index : widths.length - 1 - index;
            glyphs(runs.get(place), at, y, style.size(), TextStyle.Anchor.START);
            at += widths[place];
        }
    }

    private void glyphs(TextRun run, double x, double y, double size, TextStyle.Anchor anchor) {
        Font font = fonts.font(run.font(), size);
        if (TextOutlines.needed(run.text())) {
            TextOutlines.Outline outline = fonts.outlines().of(run.text(), font);
            if (!outline.elements().isEmpty()) {
                double left = x
                        - switch (anchor) {
                            case START -> 0;
                            case MIDDLE -> outline.width() / 2;
                            case END -> outline.width();
                        };
                outline.fill(graphics, left, y);
                return;
            }
        }
        graphics.setFont(font);
        graphics.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        graphics.fillText(run.text(), x, y);
    }

    private void trace(Path path) {
        graphics.beginPath();
        for (Path.Piece piece : path.pieces()) {
            switch (piece) {
                case Path.Move(double x, double y) -> graphics.moveTo(x, y);
                case Path.Line(double x, double y) -> graphics.lineTo(x, y);
                case Path.Curve(double x1, double y1, double x2, double y2, double x, double y) ->
                    graphics.bezierCurveTo(x1, y1, x2, y2, x, y);
                case Path.Close() -> graphics.closePath();
            }
        }
    }

    private void use(Stroke stroke) {
        graphics.setStroke(paint(stroke.colour()));
        graphics.setLineWidth(stroke.width());
        if (stroke.dash() > 0) {
            graphics.setLineDashes(stroke.dash(), stroke.dash());
        } else {
            graphics.setLineDashes();
        }
    }

    /// The toolkit's name for a colour.
    static Color paint(Colour colour) {
        return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.opacity());
    }
}
