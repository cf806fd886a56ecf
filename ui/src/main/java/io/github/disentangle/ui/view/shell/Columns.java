package io.github.disentangle.ui.view.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// Puts nodes beside each other in a split pane, those at the edges as large as wished, the middle taking the rest.
/// However large the wishes, the middle keeps what it needs.
final class Columns {

    /// The share of a small window that the edges may have all the same.
    private static final double SMALL = 0.3;

    private final SplitPane pane;
    private final Node middle;
    private final List<Edge> edges;
    private double least;

    /// A node at an edge.
    static final class Edge {
        private final Node node;
        private final boolean before;
        private double extent;
        private boolean shown;

        /// @param before whether it lies left of or above the middle
        Edge(Node node, boolean before) {
            this.node = node;
            this.before = before;
        }

        /// @param wanted whether it is to be seen
        /// @param length its width or height in pixels
        void wish(boolean wanted, double length) {
            shown = wanted;
            extent = length;
        }

        /// The width or height it was given last, in pixels.
        double extent() {
            return extent;
        }
    }

    /// @param dragged called after a person gave the edges another size
    /// @param fold called when a person wants an edge out of the way: a double click on its border
    Columns(SplitPane pane, Node middle, Runnable dragged, Consumer<Edge> fold, Edge... edges) {
        this.pane = pane;
        this.middle = middle;
        this.edges = List.of(edges);
        // a split pane that gets other items and another size in one pulse gives its edges sizes of its own
        lengthProperty().subscribe((was, is) -> placeLater());
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (onBorder(event) && !event.isStillSincePress()) {
                measure();
                dragged.run();
            }
        });
        pane.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (onBorder(event) && event.getClickCount() == 2) {
                nearest(event).ifPresent(fold);
            }
        });
    }

    /// Shows exactly the edges that want to be shown, at their size.
    ///
    /// @param needed what the middle keeps, in pixels
    void arrange(double needed) {
        least = needed;
        var items = new ArrayList<Node>();
        edges.stream().filter(edge -> edge.shown && edge.before).forEach(edge -> items.add(edge.node));
        items.add(middle);
        edges.stream().filter(edge -> edge.shown && !edge.before).forEach(edge -> items.add(edge.node));
        if (!items.equals(pane.getItems())) {
            pane.getItems().setAll(items);
            placeLater();
        }
        place();
    }

    private void placeLater() {
        Platform.runLater(this::place);
    }

    private void measure() {
        for (Edge edge : edges) {
            Bounds bounds = edge.node.getLayoutBounds();
            double length = horizontal() ? bounds.getWidth() : bounds.getHeight();
            if (edge.shown && length > 0) {
                edge.extent = length;
            }
        }
    }

    private void place() {
        double whole = lengthProperty().get();
        if (whole <= 0) {
            return;
        }
        double wished = edges.stream()
                .filter(edge -> edge.shown)
                .mapToDouble(edge -> edge.extent)
                .sum();
        double most = Math.max(whole - least, SMALL * whole);
        double share = Math.min(1, most / Math.max(wished, 1)) / whole;
        for (Edge edge : edges) {
            int index = pane.getItems().indexOf(edge.node);
            if (index >= 0) {
                pane.setDividerPosition(
                        edge.before ? index : index - 1, edge.before ? edge.extent * share : 1 - edge.extent * share);
            }
        }
    }

    private boolean onBorder(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) {
                return at.getParent() == pane;
            }
        }
        return false;
    }

    private Optional<Edge> nearest(MouseEvent event) {
        return edges.stream().filter(edge -> edge.shown).min(Comparator.comparingDouble(edge -> distance(edge, event)));
    }

    private double distance(Edge edge, MouseEvent event) {
        Bounds bounds = edge.node.localToScene(edge.node.getLayoutBounds());
        double border = horizontal()
                ? edge.before ? bounds.getMaxX() : bounds.getMinX()
                : edge.before ? bounds.getMaxY() : bounds.getMinY();
        return Math.abs(border - (horizontal() ? event.getSceneX() : event.getSceneY()));
    }

    private boolean horizontal() {
        return pane.getOrientation() == Orientation.HORIZONTAL;
    }

    private javafx.beans.property.ReadOnlyDoubleProperty lengthProperty() {
        return horizontal() ? pane.widthProperty() : pane.heightProperty();
    }
}
