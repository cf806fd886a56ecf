package io.github.disentangle.ui.view;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;

/// Dims what belongs to an older question.
public final class Dimming {

    private static final double DIMMED = 0.55;

    /// Answers that follow a fader at once would flicker.
    private static final Duration PATIENCE = Duration.millis(400);

    private Dimming() {}

    /// @param stale whether the node shows something old; it may for a moment before it is dimmed
    public static void whileStale(ObservableValue<Boolean> stale, Node node) {
        var pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(event -> node.setOpacity(DIMMED));
        stale.subscribe(now -> {
            if (now) {
                pause.playFromStart();
            } else {
                pause.stop();
                node.setOpacity(1);
            }
        });
    }
}
