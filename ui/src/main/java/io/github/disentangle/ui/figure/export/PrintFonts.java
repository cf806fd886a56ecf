package io.github.disentangle.ui.figure.export;

import io.github.disentangle.resources.FontFile;
import io.github.disentangle.ui.figure.TextRun;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.Typefaces;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.AttributedString;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shapes lines of text (joining, marks, both directions) with the program's fonts, without a screen.
final class PrintFonts {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Typefaces typefaces;
    private final Map<FontFile, Font> fonts = new EnumMap<>(FontFile.class);

    PrintFonts(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /// One shaped line; `text` is not empty.
    TextLayout shape(String text, TextStyle style) {
        AttributedString line = new AttributedString(text);
        int start = 0;
        for (TextRun run : typefaces.runs(text, style.bold())) {
            int end = start + run.text().length();
            line.addAttribute(TextAttribute.FONT, font(run.font()).deriveFont((float) style.size()), start, end);
            start = end;
        }
        return new TextLayout(line.getIterator(), CONTEXT);
    }

    /// Where a line of the given advance starts when it is anchored at 0.
    static double start(TextStyle style, double advance) {
        return switch (style.anchor()) {
            case START -> 0;
            case MIDDLE -> -advance / 2;
            case END -> -advance;
        };
    }

    List<TextRun> runs(String text, TextStyle style) {
        return typefaces.runs(text, style.bold());
    }

    /// For null, a font of the system, which may know characters ours do not.
    private Font font(@Nullable FontFile file) {
        return file == null ? new Font(Font.SANS_SERIF, Font.PLAIN, 1) : fonts.computeIfAbsent(file, PrintFonts::load);
    }

    private static Font load(FontFile file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file.bytes()));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the program's own font " + file.family() + " cannot be used", e);
        }
    }
}
