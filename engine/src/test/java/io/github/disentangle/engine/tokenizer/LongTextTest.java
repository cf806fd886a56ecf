package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts of up to a million characters, chosen to be awkward, come to an end in every mode: nothing here takes time
/// with the square of the length, or the test would take hours.
class LongTextTest {

    private static final int LONG = 1 << 18;
    private static final int LONGEST = 1 << 20;

    @TempDir
    static Path temporary;

    static Stream<Arguments> texts() {
        return Stream.of(
                        Arguments.of("one word", "a"),
                        Arguments.of("one unknown word", "日"),
                        Arguments.of("spaces", " "),
                        Arguments.of("lines", "\r\n"),
                        Arguments.of("underscores", "▁"),
                        Arguments.of("marks", "\u0301\u0323"),
                        Arguments.of("families", "\uD83D\uDC68\u200D"),
                        Arguments.of("flags", "\uD83C\uDDEB"),
                        Arguments.of("deleted", "\u0001"),
                        Arguments.of("ligatures of eighteen", "ﷺ" + " ".repeat(17)),
                        Arguments.of("masks", "[MASK] "),
                        Arguments.of("half a mask", "[MAS"),
                        Arguments.of("words", "the quick brown fox "),
                        Arguments.of("surrogates", "\uD800"))
                .flatMap(it -> Stream.of(TokenizerMode.SENTENCEPIECE, TokenizerMode.FAST_V4, TokenizerMode.V5)
                        .map(mode -> Arguments.argumentSet(mode + " " + it.get()[0], mode, it.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void longTextIsReadToItsEnd(TokenizerMode mode, String unit) {
        Path folder = TokenizerFolders.folder(
                temporary.resolve(mode.name()), resource("reference/spm.model"), "{\"split_by_punct\": true}");
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder, mode);
        int length = unit.equals("a") ? LONGEST : LONG;
        String text = unit.repeat(length / unit.length());
        Encoding encoding = tokenizer.encode(text);
        int last = encoding.length() - 2;
        int characters = text.codePointCount(0, text.length());
        boolean nothingLeft =
                last == 0 && Stream.of(" ", "\r\n", "▁", "\u0001", "\uD800").anyMatch(unit::equals);
        assertTrue(
                nothingLeft || encoding.ends()[last] >= characters - unit.length(),
                () -> "ends at " + encoding.ends()[last]);
        assertEquals(tokenizer.sepId(), encoding.ids()[last + 1]);
    }
}
