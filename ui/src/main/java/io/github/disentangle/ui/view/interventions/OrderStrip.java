package io.github.disentangle.ui.view.interventions;

import io.github.disentangle.engine.measure.WordOrder;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// A dot for each random order along the values they reach, and a mark for the order as it is.
final class OrderStrip extends Pane {

    private static final double WIDTH = 220;
    private static final double HEIGHT = 22;
    private static final double MARGIN = 6;

    OrderStrip() {
        setId("order-strip");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    void show(@Nullable WordOrder order) {
        getChildren().clear();
        setVisible(order != null);
        setManaged(order != null);
        if (order == null) {
            return;
        }
        double low = Math.min(order.value(), order.shuffled().getFirst());
        double high = Math.max(order.value(), order.shuffled().getLast());
        double scale = high > low ? (WIDTH - 2 * MARGIN) / (high - low) : 0;
        var axis = new Line(MARGIN, HEIGHT / 2, WIDTH - MARGIN, HEIGHT / 2);
        axis.getStyleClass().add("ruler-line");
        getChildren().add(axis);
        for (double value : order.shuffled()) {
            var dot = new Circle(MARGIN + (value - low) * scale, HEIGHT / 2, 3);
            dot.getStyleClass().add("order-dot");
            getChildren().add(dot);
        }
        double x = MARGIN + (order.value() - low) * scale;
        var real = new Line(x, 1, x, HEIGHT - 1);
        real.getStyleClass().add("order-real");
        getChildren().add(real);
    }
}
