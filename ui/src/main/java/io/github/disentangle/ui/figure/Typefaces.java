package io.github.disentangle.ui.figure;

import io.github.disentangle.resources.FontFile;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The program's fonts in order of preference, and how wide text is in them. A font file is read when a character
/// first needs it. Widths are sums of the characters' advances; joined scripts come out a little wide.
public final class Typefaces {

    private static final List<FontFile> REGULAR = List.of(
            FontFile.ROBOTO,
            FontFile.DEJAVU_SANS,
            FontFile.NOTO_SANS_THAI,
            FontFile.NOTO_SANS_DEVANAGARI,
            FontFile.DROID_SANS_FALLBACK);

    private static final List<FontFile> BOLD = List.of(
            FontFile.ROBOTO_BOLD,
            FontFile.DEJAVU_SANS,
            FontFile.NOTO_SANS_THAI,
            FontFile.NOTO_SANS_DEVANAGARI,
            FontFile.DROID_SANS_FALLBACK);

    private static final double UNKNOWN_ADVANCE = 0.6;
    private static final double UNKNOWN_WIDE_ADVANCE = 1.25;

    private final Map<FontFile, Typeface> read = new ConcurrentHashMap<>();

    /// The stretches of `text`, in reading order, that one font each can show.
    public List<TextRun> runs(String text, boolean bold) {
        List<TextRun> runs = new ArrayList<>();
        int start = 0;
        FontFile current = null;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            if (index == 0 || !joinsPrevious(codePoint)) {
                FontFile font = fontFor(codePoint, bold, current);
                if (index > start && font != current) {
                    runs.add(new TextRun(current, text.substring(start, index)));
                    start = index;
                }
                current = font;
            }
            index += Character.charCount(codePoint);
        }
        if (start < text.length()) {
            runs.add(new TextRun(current, text.substring(start)));
        }
        return runs;
    }

    /// Advance width of one line in CSS pixels.
    public double width(String text, double size, boolean bold) {
        double width = 0;
        FontFile current = null;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            if (!joinsPrevious(codePoint)) {
                current = fontFor(codePoint, bold, current);
                width += current != null ? typeface(current).advance(codePoint) : unknownAdvance(codePoint);
            }
            index += Character.charCount(codePoint);
        }
        return width * size;
    }

    /// Advance width of one line in the given style, its angle ignored.
    public double width(String text, TextStyle style) {
        return width(text, style.size(), style.bold());
    }

    /// Height of a capital letter above the baseline, as a share of the font size.
    public double capHeight() {
        return typeface(FontFile.ROBOTO).capHeight();
    }

    /// The text, or as many whole characters (as a reader counts them) of it as fit into `width` with an ellipsis.
    public String elide(String text, double width, TextStyle style) {
        if (width(text, style) <= width) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        double room = width - width("…", style);
        int kept = 0;
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            if (width(text.substring(0, end), style) > room) {
                break;
            }
            kept = end;
        }
        return room < 0 ? "" : text.substring(0, kept).stripTrailing() + "…";
    }

    /// As [#elide], but the end of the text stays too: for names that begin alike.
    public String elideMiddle(String text, double width, TextStyle style) {
        String start = elide(text, width, style);
        if (start.equals(text) || start.length() < 4) {
            return start;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int tail = characters.preceding(text.length() - (start.length() - 1) / 2);
        String end = text.substring(tail).stripLeading();
        return elide(text, width - width(end, style), style) + end;
    }

    private @Nullable FontFile fontFor(int codePoint, boolean bold, @Nullable FontFile current) {
        boolean spacing = Character.isWhitespace(codePoint);
        if (spacing && current != null && typeface(current).covers(codePoint)) {
            return current;
        }
        if (Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL) {
            return typeface(FontFile.NANUM_SQUARE).covers(codePoint) ? FontFile.NANUM_SQUARE : null;
        }
        for (FontFile font : bold ? BOLD : REGULAR) {
            if (typeface(font).covers(codePoint)) {
                return font;
            }
        }
        return null;
    }

    /// Marks and format characters belong to the character before them, whatever its font.
    private static boolean joinsPrevious(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
        };
    }

    private static double unknownAdvance(int codePoint) {
        return Character.isIdeographic(codePoint) || Character.isEmojiPresentation(codePoint)
                ? UNKNOWN_WIDE_ADVANCE
                : UNKNOWN_ADVANCE;
    }

    private Typeface typeface(FontFile font) {
        return read.computeIfAbsent(font, file -> new Typeface(file.bytes()));
    }
}
