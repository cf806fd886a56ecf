package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddedTokensTest {

    @TempDir
    Path temporary;

    private DebertaTokenizer open(TokenizerMode mode, String config) {
        return DebertaTokenizer.open(
                TokenizerFolders.folder(temporary.resolve("folder"), resource("reference/spm.model"), config), mode);
    }

    private static String added(String flags) {
        return "{\"added_tokens_decoder\": {\"2001\": {\"content\": \"the\", %s}}}".formatted(flags);
    }

    private static List<String> tokens(DebertaTokenizer tokenizer, String text) {
        Encoding encoding = tokenizer.encode(text);
        return Arrays.asList(encoding.tokens()).subList(1, encoding.length() - 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void extraVocabularyHasIdsBeyondThePieces(TokenizerMode mode) throws IOException {
        Path folder = TokenizerFolders.folder(
                temporary.resolve("extra"), resource("reference/spm.model"), "{\"extra_special_tokens\": [\"<new>\"]}");
        Files.writeString(folder.resolve("added_tokens.json"), "{\"[MASK]\": 2000, \"[ENT]\": 2050, \"[REL]\": 2051}");
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder, mode);
        assertEquals(OptionalInt.of(2050), tokenizer.id("[ENT]"));
        assertEquals("[REL]", tokenizer.piece(2051));
        assertEquals(OptionalInt.of(2052), tokenizer.id("<new>"));
        assertEquals(2053, tokenizer.vocabularySize());
        assertEquals("", tokenizer.piece(2049));
        assertEquals(2000, tokenizer.maskId());
        assertEquals(List.of("▁the", "[ENT]", "▁the", "<new>"), tokens(tokenizer, "the[ENT] the <new>"));
        assertEquals(
                "the",
                tokenizer.decode(tokenizer.encode("<new>the").ids(), true).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "SENTENCEPIECE, 'the', 'a |the| b'",
        "FAST_V4, 'the', 'a |the| b'",
        "FAST_V4, ' the', 'a| the| b'",
        "FAST_V4, 'the ', 'a |the |b'"
    })
    void whiteSpaceBelongsToTokensThatWantIt(TokenizerMode mode, String expected, String parts) {
        String flags = "\"normalized\": false, \"lstrip\": %s, \"rstrip\": %s"
                .formatted(expected.startsWith(" "), expected.endsWith(" "));
        Encoding encoding = open(mode, added(flags)).encode(parts.replace("|", ""));
        assertEquals(List.of("[CLS]", "▁a", expected, "▁b", "[SEP]"), Arrays.asList(encoding.tokens()));
        assertEquals(expected, encoding.slice(2));
    }

    @ParameterizedTest
    @CsvSource({
        "FAST_V4, false, 'other the, the', 3",
        "FAST_V4, true, 'other the, the', 2",
        "FAST_V4, true, 'the', 1",
        "FAST_V4, true, 'the_', 0",
        "V5, true, 'other the', 1",
        "SENTENCEPIECE, false, 'other the', 2",
        "SENTENCEPIECE, true, 'other the', 1",
        "SENTENCEPIECE, true, 'the, the', 1"
    })
    void singleWordsAreNotFoundInsideOthers(TokenizerMode mode, boolean singleWord, String text, int expected) {
        DebertaTokenizer tokenizer = open(mode, added("\"normalized\": false, \"single_word\": " + singleWord));
        int[] ids = tokenizer.encode(text).ids();
        assertEquals(expected, Arrays.stream(ids).filter(id -> id == 2001).count());
    }

    @Test
    void normalizedTokensAreFoundAfterNormalisation() {
        DebertaTokenizer fast = open(
                TokenizerMode.FAST_V4,
                "{\"do_lower_case\": true, \"added_tokens_decoder\":"
                        + " {\"2001\": {\"content\": \"FOO\", \"normalized\": true}}}");
        assertEquals(List.of("foo", "▁", "foo"), tokens(fast, "foo ＦＯＯ"));
        assertEquals(2001, fast.encode("foo ＦＯＯ").ids()[3]);
    }

    @Test
    void rawTokensAreFoundAsWritten() {
        DebertaTokenizer fast = open(
                TokenizerMode.FAST_V4,
                "{\"do_lower_case\": true, \"added_tokens_decoder\":"
                        + " {\"2001\": {\"content\": \"FOO\", \"normalized\": false}}}");
        assertEquals(
                1,
                Arrays.stream(fast.encode("foo FOO").ids())
                        .filter(id -> id == 2001)
                        .count());
    }

    @Test
    void decodingSetsOrdinaryAddedTokensApart() {
        String config = added("\"normalized\": false");
        DebertaTokenizer slow = open(TokenizerMode.SENTENCEPIECE, config);
        int[] ids = slow.encode("a the b").ids();
        assertEquals("a the b", slow.decode(ids, true));
        assertEquals("[CLS]a the b[SEP]", slow.decode(ids, false));
    }

    @Test
    void longestTokenWins() {
        DebertaTokenizer tokenizer = open(
                TokenizerMode.SENTENCEPIECE,
                "{\"added_tokens_decoder\": {\"2001\": {\"content\": \"<a>\", \"normalized\": false},"
                        + " \"2002\": {\"content\": \"<a><b>\", \"normalized\": false}}}");
        assertArrayEquals(
                new int[] {1, 2002, 2001, 2}, tokenizer.encode("<a><b><a>").ids());
    }

    @Test
    void missingRolesAreNotMadeUp() {
        DebertaTokenizer tokenizer = open(TokenizerMode.SENTENCEPIECE, "{\"mask_token\": null}");
        assertEquals(-1, tokenizer.maskId());
        assertEquals(2000, tokenizer.vocabularySize());
    }
}
