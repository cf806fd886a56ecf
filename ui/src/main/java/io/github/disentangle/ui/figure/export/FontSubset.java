package io.github.disentangle.ui.figure.export;

import io.github.disentangle.resources.FontFile;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font file with only the glyphs a figure uses.
final class FontSubset {

    private static final List<String> TABLES = List.of(
            "head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "cvt ", "fpgm", "prep", "OS/2", "name", "post");

    private FontSubset() {}

    /// Empty when `text` has no character that can stand without shaping. Characters beyond the first plane are
    /// left out: the subset's character table has room for that plane only.
    static Optional<byte[]> of(FontFile file, String text) {
        int[] characters = text.codePoints()
                .filter(Character::isBmpCodePoint)
                .filter(codePoint -> !needsShaping(Character.toString(codePoint)))
                .distinct()
                .sorted()
                .toArray();
        if (characters.length == 0) {
            return Optional.empty();
        }
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file.bytes()))) {
            TTFSubsetter subset = new TTFSubsetter(font, TABLES);
            for (int codePoint : characters) {
                subset.add(codePoint);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subset.writeToStream(bytes);
            return Optional.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own font " + file.family() + " cannot be read", e);
        }
    }

    /// Whether characters join, reorder or stack, so that glyphs cannot simply be put side by side.
    static boolean needsShaping(String text) {
        return Font.textRequiresLayout(text.toCharArray(), 0, text.length());
    }
}
