package io.github.disentangle.ui.view;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The surface of a pane as a node of its own, the first of the pane's children. When a picture changes, the platform
/// draws the backgrounds of all panes around it again, though the picture hides them; what lies beside the panes on the
/// way to the picture it leaves alone.
public final class Ground extends Region {

    public Ground() {
        getStyleClass().add("ground");
        setManaged(false);
        setMouseTransparent(true);
        parentProperty().subscribe(pane -> {
            if (pane != null && !pane.getStyleClass().contains("grounded")) {
                pane.getStyleClass().add("grounded");
            }
        });
        parentProperty().flatMap(Node::layoutBoundsProperty).subscribe(bounds -> {
            if (bounds != null) {
                resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight());
            }
        });
    }
}
