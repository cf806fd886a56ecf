package io.github.disentangle.engine.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The expectations of transformers' own tests for this tokenizer, with the vocabulary they use (30000 pieces of an
/// ALBERT model, with user-defined pieces such as "." and without `[PAD]`).
class UpstreamTokenizerTest {

    private static final String LOWER = "\"do_lower_case\": true,";
    private static final String PUNCTUATION = "\"split_by_punct\": true,";
    private static final String MIXED = " \tHeLLo!how  \n Are yoU?  ";
    private static final String FALSE = "I was born in 92000, and this is falsé!";

    @TempDir
    Path temporary;

    private DebertaTokenizer open(String options, TokenizerMode mode) {
        String config = "{" + options + "\"unk_token\": \"<unk>\"}";
        Path model = TokenizerFolders.resource("spiece/spm.model");
        return DebertaTokenizer.open(
                TokenizerFolders.folder(temporary.resolve(mode + "-tokenizer"), model, config), mode);
    }

    private static List<String> pieces(DebertaTokenizer tokenizer, String text) {
        int[] ids = tokenizer.encode(text).ids();
        return Arrays.stream(ids, 1, ids.length - 1).mapToObj(tokenizer::piece).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void lowerCases(TokenizerMode mode) {
        assertEquals(List.of("▁hello", "!", "how", "▁are", "▁you", "?"), pieces(open(LOWER, mode), MIXED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void keepsCase(TokenizerMode mode) {
        assertEquals(
                List.of("▁", "<unk>", "e", "<unk>", "o", "!", "how", "▁", "<unk>", "re", "▁yo", "<unk>", "?"),
                pieces(open("", mode), MIXED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void splitsByPunctuation(TokenizerMode mode) {
        assertEquals(
                List.of(
                        "▁", "<unk>", "▁was", "▁born", "▁in", "▁9", "2000", "▁", ",", "▁and", "▁this", "▁is", "▁fal",
                        "s", "<unk>", "▁", "!"),
                pieces(open(PUNCTUATION, mode), FALSE));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void lowerCasesAndSplitsByPunctuation(TokenizerMode mode) {
        assertEquals(
                List.of(
                        "▁i", "▁was", "▁born", "▁in", "▁9", "2000", "▁", ",", "▁and", "▁this", "▁is", "▁fal", "s",
                        "<unk>", "▁", "!"),
                pieces(open(LOWER + PUNCTUATION, mode), FALSE));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void showsUnknownCharacters(TokenizerMode mode) {
        Encoding encoding = open("", mode).encode(FALSE);
        assertArrayEquals(
                new int[] {2, 13, 1, 23, 386, 19, 561, 3050, 15, 17, 48, 25, 8256, 18, 1, 187, 3}, encoding.ids());
        assertEquals("I", encoding.tokens()[2]);
        assertEquals("é", encoding.tokens()[14]);
    }

    @Test
    void readsAnEntireSentence() {
        DebertaTokenizer tokenizer = open("", TokenizerMode.SENTENCEPIECE);
        Encoding encoding = tokenizer.encode("This is a test");
        assertArrayEquals(new int[] {2, 13, 1, 4398, 25, 21, 1289, 3}, encoding.ids());
        assertEquals(
                List.of("[CLS]", "▁", "T", "his", "▁is", "▁a", "▁test", "[SEP]"), Arrays.asList(encoding.tokens()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKENIZER_JSON")
    void numbersTokensLikeTheReference(TokenizerMode mode) {
        DebertaTokenizer tokenizer = open("", mode);
        assertEquals(OptionalInt.of(0), tokenizer.id("<pad>"));
        assertEquals("<pad>", tokenizer.piece(0));
        assertEquals(1, tokenizer.unkId());
        assertEquals(4, tokenizer.maskId());
        assertEquals(30000, tokenizer.padId());
        assertEquals("[PAD]", tokenizer.piece(30000));
        assertEquals(30001, tokenizer.vocabularySize());
    }

    @ParameterizedTest
    @CsvSource({"SENTENCEPIECE, '▁ a . b . c'", "FAST_V4, '▁ a . ▁ b . ▁ c'"})
    void cutsAtUserDefinedPiecesInFastModesOnly(TokenizerMode mode, String expected) {
        DebertaTokenizer tokenizer = open("", mode);
        String found = String.join(" ", pieces(tokenizer, "a.b.c")).replace("▁a", "▁ a");
        assertEquals(expected, found.replace("▁b", "▁ b").replace("▁c", "▁ c"));
    }

    @Test
    void putsSpecialTokensAroundSequences() {
        DebertaTokenizer tokenizer = open("", TokenizerMode.SENTENCEPIECE);
        Encoding encoding = tokenizer.encode("sequence builders", "multi-sequence build");
        assertEquals("[CLS]", encoding.tokens()[0]);
        assertEquals(
                2,
                Arrays.stream(encoding.ids())
                        .filter(id -> id == tokenizer.sepId())
                        .count());
        assertEquals(tokenizer.sepId(), encoding.ids()[encoding.length() - 1]);
        assertEquals(encoding.sequenceIds()[1], 0);
    }
}
