package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.resources.FontFile;
import io.github.disentangle.ui.theme.Colour;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypefacesTest {

    private final Typefaces typefaces = new Typefaces();

    @ParameterizedTest
    @ValueSource(strings = {"movie", "Ωмега", "[CLS]", "−0.25", "→", "电影", "はとても", "재미있다", "ไทย", "שלום", "😀"})
    void widthsAreThoseOfTheFontEngine(String text) throws IOException, FontFormatException {
        double expected = 0;
        for (TextRun run : typefaces.runs(text, false)) {
            Font font = Font.createFont(
                    Font.TRUETYPE_FONT, new ByteArrayInputStream(run.font().bytes()));
            expected += new TextLayout(run.text(), font.deriveFont(100f), new FontRenderContext(null, true, true))
                    .getAdvance();
        }

        assertEquals(expected, typefaces.width(text, 100, false), 0.1);
    }

    @Test
    void everyScriptFindsItsFont() {
        assertEquals(
                List.of(
                        new TextRun(FontFile.ROBOTO, "good "),
                        new TextRun(FontFile.DROID_SANS_FALLBACK, "电影"),
                        new TextRun(FontFile.NANUM_SQUARE, "영화"),
                        new TextRun(FontFile.DEJAVU_SANS, "فيلم"),
                        new TextRun(FontFile.NOTO_SANS_DEVANAGARI, "फ़िल्म"),
                        new TextRun(FontFile.NOTO_SANS_THAI, "หนัง"),
                        new TextRun(null, "🦜")),
                typefaces.runs("good 电影영화فيلمफ़िल्मหนัง🦜", false));
    }

    @Test
    void boldHasItsOwnFont() {
        assertEquals(List.of(new TextRun(FontFile.ROBOTO_BOLD, "head")), typefaces.runs("head", true));
        assertTrue(typefaces.width("head", 12, true) > typefaces.width("head", 12, false));
    }

    @Test
    void nothingHasNoRunsAndNoWidth() {
        assertEquals(List.of(), typefaces.runs("", false));
        assertEquals(0, typefaces.width("", 12, false));
    }

    @Test
    void loneSurrogatesAndControlsDoNoHarm() {
        String hostile = "\uD83D\u0000\uDE00\u202E";

        assertEquals(
                hostile,
                String.join(
                        "",
                        typefaces.runs(hostile, false).stream()
                                .map(TextRun::text)
                                .toList()));
        assertTrue(Double.isFinite(typefaces.width(hostile, 12, false)));
    }

    @ParameterizedTest
    @CsvSource({"Donaudampfschifffahrt, 60", "电影电影电影电影, 60", "é́é́é́é́é́é́é́é́é́, 40", "WWWWWWWW, 30"})
    void elidedTextFitsAndKeepsWholeCharacters(String text, double width) {
        TextStyle style = new TextStyle(12, Colour.BLACK);

        String elided = typefaces.elide(text, width, style);

        assertTrue(typefaces.width(elided, style) <= width, elided);
        assertTrue(elided.endsWith("…") && text.startsWith(elided.substring(0, elided.length() - 1)), elided);
        int next = text.codePointAt(elided.length() - 1);
        assertTrue(Character.getType(next) != Character.NON_SPACING_MARK, "cut inside a character: " + elided);
    }

    @Test
    void textThatFitsIsLeftAlone() {
        assertEquals("movie", typefaces.elide("movie", 100, new TextStyle(12, Colour.BLACK)));
        assertEquals("", typefaces.elide("movie", 1, new TextStyle(12, Colour.BLACK)));
    }

    @Test
    void namesThatBeginAlikeKeepTheirEnds() {
        Typefaces typefaces = new Typefaces();
        TextStyle style = new TextStyle(12, Colour.BLACK);
        String first = typefaces.elideMiddle("Betriebsunterbrechungsversicherung, part 1", 110, style);
        String second = typefaces.elideMiddle("Betriebsunterbrechungsversicherung, part 2", 110, style);

        assertTrue(first.startsWith("Betr") && first.contains("…") && first.endsWith("1"), first);
        assertTrue(second.endsWith("2"), second);
        assertTrue(typefaces.width(first, style) <= 110);
        assertEquals("short", typefaces.elideMiddle("short", 110, style));
    }
}
