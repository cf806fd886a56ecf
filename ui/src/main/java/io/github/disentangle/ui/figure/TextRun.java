package io.github.disentangle.ui.figure;

import io.github.disentangle.resources.FontFile;
import org.jspecify.annotations.Nullable;

/// A stretch of text that one font can show.
///
/// @param font the first of the program's fonts with all its characters; null when none has them
public record TextRun(@Nullable FontFile font, String text) {}
