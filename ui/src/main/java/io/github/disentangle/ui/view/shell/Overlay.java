package io.github.disentangle.ui.view.shell;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One sheet above everything else; a click beside it puts it away and gives the keyboard back, as Escape does
/// wherever the keyboard is ([Keys]).
final class Overlay {

    private final StackPane root;
    private final StackPane veil = new StackPane();
    private @Nullable Node focusedBefore;

    Overlay(StackPane root) {
        this.root = root;
        veil.getStyleClass().add("veil");
        veil.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == veil) {
                hide();
            }
        });
    }

    boolean showing() {
        return root.getChildren().contains(veil);
    }

    /// @param focus gets the keyboard
    void show(Node sheet, Node focus) {
        if (!showing()) {
            focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
            root.getChildren().add(veil);
        }
        veil.getChildren().setAll(sheet);
        focus.requestFocus();
    }

    void hide() {
        root.getChildren().remove(veil);
        veil.getChildren().clear();
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }
}
