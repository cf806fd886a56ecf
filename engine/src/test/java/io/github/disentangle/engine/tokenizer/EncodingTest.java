package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() {
        folder = TokenizerFolders.folder(temporary.resolve("folder"), resource("reference/spm.model"), "{}");
    }

    private static List<String> slices(Encoding encoding) {
        return IntStream.range(0, encoding.length()).mapToObj(encoding::slice).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void slicesAreWhatTheReaderSees(TokenizerMode mode) {
        Encoding encoding = DebertaTokenizer.open(folder, mode).encode("Hello 😀 world!", "The end");
        assertEquals(List.of("", "Hello", " ", "😀", " world", "!", "", "The", " end", ""), slices(encoding));
        assertArrayEquals(new int[] {0, 0, 5, 6, 7, 13, 0, 0, 3, 0}, encoding.starts());
        assertEquals(8, encoding.utf16Start(4));
        assertEquals(14, encoding.utf16End(4));
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 1}, encoding.typeIds());
        assertArrayEquals(new int[] {-1, 0, 0, 0, 0, 0, -1, 1, 1, -1}, encoding.sequenceIds());
        assertArrayEquals(new int[] {-1, 0, 1, 1, 2, 2, -1, 0, 1, -1}, encoding.wordIds());
        assertArrayEquals(new int[] {1, 0, 0, 0, 0, 0, 1, 0, 0, 1}, encoding.specialTokensMask());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void maskInTheTextIsAWordOfItsOwn(TokenizerMode mode) {
        Encoding encoding = DebertaTokenizer.open(folder, mode).encode("the [MASK] the");
        assertEquals(List.of("[CLS]", "▁the", "[MASK]", "▁the", "[SEP]"), Arrays.asList(encoding.tokens()));
        assertArrayEquals(new int[] {-1, 0, 1, 2, -1}, encoding.wordIds());
        assertArrayEquals(new int[] {1, 0, 0, 0, 1}, encoding.specialTokensMask());
        assertEquals("[MASK]", encoding.slice(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t\n ", "\u0001", "\u200B\u3000"})
    void textOfNothingHasOnlySpecialTokens(String text) {
        Encoding encoding = DebertaTokenizer.open(folder).encode(text);
        assertArrayEquals(new int[] {1, 2}, encoding.ids());
        assertEquals(4, DebertaTokenizer.open(folder).encode(text, text).length() + 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void brokenTextIsStillTokenized(TokenizerMode mode) {
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder, mode);
        for (String text :
                List.of("a\uD800b", "\uDC00", "x\uD83D", "\0", "\u202eabc\u202c", "ﷺ", "e\u0301\u0323", "مرحبا 日本")) {
            Encoding encoding = tokenizer.encode(text, text);
            for (int token = 0; token < encoding.length(); token++) {
                assertTrue(text.contains(encoding.slice(token)), text);
            }
            tokenizer.decode(encoding.ids(), false);
        }
    }

    @Test
    void specialTokensCanBeLeftOut() {
        Encoding encoding = DebertaTokenizer.open(folder)
                .encode("the", "the", EncodeOptions.defaults().withoutSpecialTokens())
                .getFirst();
        assertEquals(List.of("▁the", "▁the"), Arrays.asList(encoding.tokens()));
    }

    @Test
    void equalEncodingsAreEqual() {
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder);
        assertEquals(tokenizer.encode("the end"), tokenizer.encode("the end"));
        assertEquals(
                tokenizer.encode("the end").hashCode(),
                tokenizer.encode("the end").hashCode());
        assertEquals(false, tokenizer.encode("the end").equals(tokenizer.encode("the  end")));
    }
}
