package io.github.disentangle.engine.kernel;

/// The kernels to compute with, and why these.
///
/// @param reason a sentence for people, e.g. for `info` and the status bar
public record KernelChoice(Kernels kernels, String reason) {}
