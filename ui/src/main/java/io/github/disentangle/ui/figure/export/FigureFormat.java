package io.github.disentangle.ui.figure.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Kinds of files a figure can be written to.
public enum FigureFormat {
    SVG,
    PDF,
    PNG;

    /// By the ending of the file's name; empty for any other ending.
    public static Optional<FigureFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (FigureFormat format : values()) {
            if (name.endsWith("." + format.ending())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// `svg`, `pdf` or `png`.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
