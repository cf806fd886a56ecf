package io.github.disentangle.ui.figure.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Outlines of text that needs more than a glyph per character. `fillText` would lay such text out on the render
/// thread, while JavaFX keeps one layout engine for both threads and lets them disturb each other; outlines are made on
/// the window's thread. For the JavaFX thread only.
final class TextOutlines {

    private static final int MOST = 1024;

    private record Key(String text, Font font) {}

    /// A text's outline from its baseline's left end.
    ///
    /// @param width advance of the whole text
    record Outline(List<PathElement> elements, double width) {

        /// Fills it with the present paint.
        void fill(GraphicsContext graphics, double x, double y) {
            graphics.beginPath();
            for (PathElement element : elements) {
                switch (element) {
                    case MoveTo to -> graphics.moveTo(x + to.getX(), y + to.getY());
                    case LineTo to -> graphics.lineTo(x + to.getX(), y + to.getY());
                    case QuadCurveTo to ->
                        graphics.quadraticCurveTo(
                                x + to.getControlX(), y + to.getControlY(), x + to.getX(), y + to.getY());
                    case CubicCurveTo to ->
                        graphics.bezierCurveTo(
                                x + to.getControlX1(),
                                y + to.getControlY1(),
                                x + to.getControlX2(),
                                y + to.getControlY2(),
                                x + to.getX(),
                                y + to.getY());
                    case ClosePath close -> graphics.closePath();
                    default -> throw new IllegalStateException("an outline with " + element);
                }
            }
            graphics.fill();
        }
    }

    private final Map<Key, Outline> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Outline> eldest) {
            return size() > MOST;
        }
    };

    /// Whether a text is more than one glyph after another from left to right: joined, combining or bidirectional
    /// scripts, and characters beyond the basic plane.
    static boolean needed(String text) {
        return text.chars()
                .anyMatch(unit -> unit >= 0x300 && unit <= 0x36F
                        || unit >= 0x590 && unit <= 0x11FF
                        || unit >= 0x1780 && unit <= 0x18AF
                        || unit >= 0x200C && unit <= 0x200F
                        || unit >= 0x202A && unit <= 0x206F
                        || unit >= 0xD800 && unit <= 0xDFFF
                        || unit >= 0xFB1D && unit <= 0xFEFF);
    }

    /// The outline; without elements where the font has only pictures for the characters.
    Outline of(String text, Font font) {
        return known.computeIfAbsent(new Key(text, font), key -> {
            var node = new Text(text);
            node.setFont(font);
            var path = (javafx.scene.shape.Path) Shape.subtract(node, new Rectangle());
            return new Outline(
                    List.copyOf(path.getElements()), node.getLayoutBounds().getWidth());
        });
    }
}
