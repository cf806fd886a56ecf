package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.resources.FontFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The program's fonts as JavaFX fonts; each file is loaded once, when first needed. For the JavaFX thread only.
final class ScreenFonts {

    private record Key(@Nullable FontFile file, double size) {}

    private final Map<FontFile, String> names = new EnumMap<>(FontFile.class);
    private final Map<Key, Font> fonts = new HashMap<>();
    private final TextOutlines outlines = new TextOutlines();

    /// Outlines of texts in these fonts.
    TextOutlines outlines() {
        return outlines;
    }

    /// The font at a size; for null, the system's own, which may know characters ours do not.
    Font font(@Nullable FontFile file, double size) {
        return fonts.computeIfAbsent(
                new Key(file, size),
                key -> file == null ? Font.font(size) : new Font(names.computeIfAbsent(file, ScreenFonts::load), size));
    }

    private static String load(FontFile file) {
        try (InputStream stream = file.open()) {
            Font font = Font.loadFont(stream, Font.getDefault().getSize());
            return font != null ? font.getName() : Font.getDefault().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
