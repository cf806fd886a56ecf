package io.github.disentangle.engine.sample;

import java.nio.file.Path;

/// A bundled model.
///
/// @param name what a person types for it, e.g. `sentiment`
/// @param folder its checkpoint folder
public record Sample(String name, Path folder) {}
