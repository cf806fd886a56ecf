package io.github.disentangle.ui.figure;

/// Width and height in CSS pixels.
public record Size(double width, double height) {}
