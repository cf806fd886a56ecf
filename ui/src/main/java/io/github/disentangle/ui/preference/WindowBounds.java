package io.github.disentangle.ui.preference;

/// Where the window was, in screen co-ordinates.
///
/// @param maximised whether it filled the screen; the rest is then its size before
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {}
