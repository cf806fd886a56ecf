package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Target;

/// A drag from one target to another.
///
/// @param to the last target the pointer was on
public record Brush(Target from, Target to, Stage stage) {

    /// How far a drag has come.
    public enum Stage {
        /// The button is still held.
        UNDER_WAY,
        /// The button was released, wherever the pointer was.
        DONE,
        /// Escape: nothing of it is meant.
        GIVEN_UP
    }
}
