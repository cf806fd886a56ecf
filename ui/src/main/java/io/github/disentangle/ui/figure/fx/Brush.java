package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Target;

/// A drag from one target to another.
///
/// @param finished whether the button was released
public record Brush(Target from, Target to, boolean finished) {}
