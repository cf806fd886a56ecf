package io.github.disentangle.ui.view.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// Puts nodes beside each other in a split pane, those at the edges as wide as they were last, the middle taking the
/// rest.
final class Columns {

    private final SplitPane pane;
    private final Node middle;
    private final List<Edge> edges;

    /// A node at an edge.
    static final class Edge {
        private final Node node;
        private final boolean before;
        private double extent;
        private boolean shown;

        /// @param before whether it lies left of or above the middle
        /// @param extent its first width or height
        Edge(Node node, boolean before, double extent) {
            this.node = node;
            this.before = before;
            this.extent = extent;
        }

        void show(boolean wanted) {
            shown = wanted;
        }
    }

    Columns(SplitPane pane, Node middle, Edge... edges) {
        this.pane = pane;
        this.middle = middle;
        this.edges = List.of(edges);
        lengthProperty().subscribe((was, is) -> {
            if (was.doubleValue() <= 0 && is.doubleValue() > 0) {
                place();
            }
        });
    }

    /// Shows exactly the edges that want to be shown.
    void arrange() {
        remember();
        var items = new ArrayList<Node>();
        edges.stream().filter(edge -> edge.shown && edge.before).forEach(edge -> items.add(edge.node));
        items.add(middle);
        edges.stream().filter(edge -> edge.shown && !edge.before).forEach(edge -> items.add(edge.node));
        if (!items.equals(pane.getItems())) {
            pane.getItems().setAll(items);
            place();
        }
    }

    private void remember() {
        for (Edge edge : edges) {
            double extent = length(edge.node);
            if (pane.getItems().contains(edge.node) && extent > 0) {
                edge.extent = extent;
            }
        }
    }

    private void place() {
        double whole = lengthProperty().get();
        if (whole <= 0) {
            return;
        }
        for (Edge edge : edges) {
            int index = pane.getItems().indexOf(edge.node);
            if (index >= 0) {
                pane.setDividerPosition(
                        edge.before ? index : index - 1, edge.before ? edge.extent / whole : 1 - edge.extent / whole);
            }
        }
    }

    private double length(Node node) {
        var bounds = node.getLayoutBounds();
        return pane.getOrientation() == Orientation.HORIZONTAL ? bounds.getWidth() : bounds.getHeight();
    }

    private javafx.beans.property.ReadOnlyDoubleProperty lengthProperty() {
        return pane.getOrientation() == Orientation.HORIZONTAL ? pane.widthProperty() : pane.heightProperty();
    }
}
