package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was drawn.
final class RecordingPen implements Pen {

    record Text(String text, double x, double y, TextStyle style) {

        /// The box around the text, its angle included.
        Rect box(Typefaces typefaces) {
            double width = typefaces.width(text, style);
            double start = switch (style.anchor()) {
                case START -> 0;
                case MIDDLE -> -width / 2;
                case END -> -width;
            };
            double sine = Math.sin(Math.toRadians(style.degrees()));
            double cosine = Math.cos(Math.toRadians(style.degrees()));
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (double along : new double[] {start, start + width}) {
                for (double across : new double[] {-typefaces.capHeight() * style.size(), 0}) {
                    double cornerX = x + along * cosine - across * sine;
                    double cornerY = y + along * sine + across * cosine;
                    left = Math.min(left, cornerX);
                    right = Math.max(right, cornerX);
                    top = Math.min(top, cornerY);
                    bottom = Math.max(bottom, cornerY);
                }
            }
            return new Rect(left, top, right - left, bottom - top);
        }
    }

    record Image(Raster raster, Rect area) {}

    private final List<Text> texts = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private int shapes;

    static RecordingPen of(FigureLayout layout) {
        RecordingPen pen = new RecordingPen();
        layout.draw(pen);
        return pen;
    }

    List<Text> texts() {
        return texts;
    }

    List<String> words() {
        return texts.stream().map(Text::text).toList();
    }

    List<Image> images() {
        return images;
    }

    int shapes() {
        return shapes;
    }

    @Override
    public void fill(Rect area, Colour colour) {
        shapes++;
    }

    @Override
    public void fill(Path path, Colour colour) {
        shapes++;
    }

    @Override
    public void stroke(Rect area, Stroke stroke) {
        shapes++;
    }

    @Override
    public void stroke(Path path, Stroke stroke) {
        shapes++;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        shapes++;
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (!text.isEmpty()) {
            texts.add(new Text(text, x, y, style));
        }
    }

    @Override
    public void image(Raster image, Rect area) {
        images.add(new Image(image, area));
    }

    @Override
    public void clip(Rect area, Runnable drawing) {
        drawing.run();
    }
}
