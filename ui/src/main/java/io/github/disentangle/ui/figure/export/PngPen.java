package io.github.disentangle.ui.figure.export;

import io.github.disentangle.ui.figure.NearestNeighbour;
import io.github.disentangle.ui.figure.Path;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Raster;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Stroke;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.theme.Colour;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws into an image in memory, with as many pixels per CSS pixel as asked.
public final class PngPen implements Pen {

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final PrintFonts fonts;
    private final double pixelScale;

    /// A transparent image that shows `size` CSS pixels.
    ///
    /// @param pixelScale image pixels per CSS pixel, e.g. dpi / 96
    public PngPen(Size size, double pixelScale, Typefaces typefaces) {
        this.pixelScale = pixelScale;
        image = new BufferedImage(
                Math.max(1, (int) Math.ceil(size.width() * pixelScale - 1e-6)),
                Math.max(1, (int) Math.ceil(size.height() * pixelScale - 1e-6)),
                BufferedImage.TYPE_INT_ARGB);
        fonts = new PrintFonts(typefaces);
        graphics = image.createGraphics();
        graphics.scale(pixelScale, pixelScale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /// What was drawn so far.
    public BufferedImage image() {
        return image;
    }

    @Override
    public void fill(Rect area, Colour colour) {
        graphics.setColor(paint(colour));
        graphics.fill(shape(area));
    }

    @Override
    public void fill(Path path, Colour colour) {
        graphics.setColor(paint(colour));
        graphics.fill(shape(path));
    }

    @Override
    public void stroke(Rect area, Stroke stroke) {
        draw(shape(area), stroke);
    }

    @Override
    public void stroke(Path path, Stroke stroke) {
        draw(shape(path), stroke);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        draw(new Line2D.Double(x1, y1, x2, y2), stroke);
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (text.isEmpty()) {
            return;
        }
        TextLayout line = fonts.shape(text, style);
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.setColor(paint(style.colour()));
        turned.translate(x, y);
        turned.rotate(Math.toRadians(style.degrees()));
        line.draw(turned, (float) PrintFonts.start(style, line.getAdvance()), 0);
        turned.dispose();
    }

    @Override
    public void image(Raster picture, Rect area) {
        Rectangle2D clip = graphics.getClipBounds() == null
                ? new Rectangle2D.Double(0, 0, image.getWidth() / pixelScale, image.getHeight() / pixelScale)
                : graphics.getClip().getBounds2D();
        Rect shown = area.within(new Rect(clip.getX(), clip.getY(), clip.getWidth(), clip.getHeight()));
        int left = Math.max(0, (int) Math.round(shown.x() * pixelScale));
        int top = Math.max(0, (int) Math.round(shown.y() * pixelScale));
        int width = Math.min(image.getWidth(), (int) Math.round(shown.right() * pixelScale)) - left;
        int height = Math.min(image.getHeight(), (int) Math.round(shown.bottom() * pixelScale)) - top;
        if (width > 0 && height > 0) {
            int[] pixels = NearestNeighbour.render(picture, area, pixelScale, left, top, width, height);
            image.setRGB(left, top, width, height, pixels, 0, width);
        }
    }

    @Override
    public void clip(Rect area, Runnable drawing) {
        Shape outer = graphics.getClip();
        graphics.clip(shape(area));
        drawing.run();
        graphics.setClip(outer);
    }

    private void draw(Shape shape, Stroke stroke) {
        graphics.setColor(paint(stroke.colour()));
        float[] dash = stroke.dash() > 0 ? new float[] {(float) stroke.dash()} : null;
        graphics.setStroke(
                new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        graphics.draw(shape);
    }

    private static Color paint(Colour colour) {
        return new Color(colour.argb(), true);
    }

    private static Rectangle2D shape(Rect rect) {
        return new Rectangle2D.Double(rect.x(), rect.y(), rect.width(), rect.height());
    }

    private static Path2D shape(Path path) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Path.Piece piece : path.pieces()) {
            switch (piece) {
                case Path.Move(double x, double y) -> shape.moveTo(x, y);
                case Path.Line(double x, double y) -> shape.lineTo(x, y);
                case Path.Curve(double x1, double y1, double x2, double y2, double x, double y) ->
                    shape.curveTo(x1, y1, x2, y2, x, y);
                case Path.Close() -> shape.closePath();
            }
        }
        return shape;
    }
}
