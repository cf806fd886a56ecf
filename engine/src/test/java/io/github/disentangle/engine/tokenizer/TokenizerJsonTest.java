package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.sample;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps and settings of `tokenizer.json`.
class TokenizerJsonTest {

    private static final String VOCABULARY = """
            "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["▁", -3], ["a", -2], ["b", -2], ["é", -4],
              ["e", -2], ["́", -5], ["-", -3], ["▁a", -2.5], ["1", -3]]}
            """;

    @TempDir
    Path folder;

    private DebertaTokenizer open(String settings) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{" + settings + VOCABULARY + "}");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"unk_token\": \"<unk>\"}");
        return DebertaTokenizer.open(folder);
    }

    private static String tokens(DebertaTokenizer tokenizer, String text) {
        return String.join("|", tokenizer.encode(text).tokens());
    }

    static Stream<Arguments> normalizers() {
        return Stream.of(
                Arguments.of("{\"type\": \"NFD\"}", "é", "e|\u0301"),
                Arguments.of("{\"type\": \"NFC\"}", "e\u0301", "é"),
                Arguments.of("{\"type\": \"NFKC\"}", "ａ①", "a|1"),
                Arguments.of("{\"type\": \"NFKD\"}", "éａ", "e|\u0301|a"),
                Arguments.of("{\"type\": \"StripAccents\"}", "e\u0301a", "e|a"),
                Arguments.of("{\"type\": \"Lowercase\"}", "AB", "a|b"),
                Arguments.of("{\"type\": \"Prepend\", \"prepend\": \"▁\"}", "a", "▁a"),
                Arguments.of("{\"type\": \"Strip\", \"strip_left\": true, \"strip_right\": true}", " a ", "a"));
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void normalizersDoWhatTheyAreCalled(String normalizer, String text, String expected) throws IOException {
        assertEquals(expected, tokens(open("\"normalizer\": " + normalizer + ","), text));
    }

    @Test
    void literalPatternIsReplaced() throws IOException {
        String replace = "{\"type\": \"Replace\", \"pattern\": {\"String\": \".\"}, \"content\": \"-\"}";
        assertEquals("a|-|b", tokens(open("\"normalizer\": " + replace + ","), "a.b"));
    }

    @ParameterizedTest
    @CsvSource({
        "Isolated, 'a|-|-|b'",
        "Removed, 'a|b'",
        "Contiguous, 'a|--|b'",
        "MergedWithPrevious, 'a-|-|b'",
        "MergedWithNext, 'a|-|-b'"
    })
    void punctuationSplitsAsItShould(String behavior, String expected) {
        var source = AlignedText.of("a--b");
        SplitBehavior split = Arrays.stream(SplitBehavior.values())
                .filter(it -> it.jsonName().equals(behavior))
                .findFirst()
                .orElseThrow();
        Words words = new PreTokenizer.Punctuation(split).split(Words.whole(source));
        assertEquals(List.of(expected.split("\\|")), texts(words));
    }

    @Test
    void whitespaceFamilySplits() {
        Words words = Words.whole(AlignedText.of(" a_1, b\u00A0 --c "));
        assertEquals(List.of("a_1", ",", "b", "--", "c"), texts(new PreTokenizer.Whitespace().split(words)));
        assertEquals(List.of("a_1,", "b", "--c"), texts(new PreTokenizer.WhitespaceSplit().split(words)));
    }

    private static List<String> texts(Words words) {
        return IntStream.range(0, words.count())
                .mapToObj(word -> words.text().text(words.start(word), words.end(word)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"always, '▁a|▁|b|▁a'", "first, '▁a|▁|b|<unk>|a'", "never, 'a|▁|b|<unk>|a'"})
    void metaspaceIsPrependedAsItShould(String scheme, String expected) throws IOException {
        DebertaTokenizer tokenizer =
                open("\"added_tokens\": [{\"id\": 0, \"content\": \"<unk>\", \"normalized\": false}],"
                        + "\"pre_tokenizer\": {\"type\": \"Metaspace\", \"replacement\": \"▁\", \"prepend_scheme\": \""
                        + scheme
                        + "\"},");
        String text = scheme.equals("always") ? "a b a" : "a b<unk>a";
        assertEquals(expected, tokens(tokenizer, text));
    }

    @Test
    void oldFormOfMetaspaceIsUnderstood() throws IOException {
        DebertaTokenizer tokenizer = open("\"pre_tokenizer\": {\"type\": \"Metaspace\", \"replacement\": \"▁\","
                + " \"str_rep\": \"▁\", \"add_prefix_space\": true},");
        assertEquals("▁a|▁|b", tokens(tokenizer, "a b"));
    }

    @Test
    void lengthsOfTheFileHold() throws IOException {
        DebertaTokenizer tokenizer = open(
                "\"truncation\": {\"max_length\": 3, \"strategy\": \"LongestFirst\", \"stride\": 1},"
                        + "\"padding\": {\"strategy\": {\"Fixed\": 4}, \"direction\": \"Left\", \"pad_id\": 0, \"pad_token\": \"<unk>\"},");
        List<Encoding> windows = tokenizer.encode("abab", null, tokenizer.options());
        assertArrayEquals(new int[] {0, 1, 1, 1}, tokenizer.encode("abab").attentionMask());
        assertEquals(2, windows.size());
        assertArrayEquals(new int[] {0, 0, 1, 1}, windows.get(1).attentionMask());
        assertEquals("b", windows.get(1).slice(3));
    }

    @Test
    void templateOfTheFileIsFollowed() throws IOException {
        DebertaTokenizer tokenizer = open("""
                "post_processor": {"type": "TemplateProcessing",
                  "single": [{"Sequence": {"id": "A", "type_id": 3}}, {"SpecialToken": {"id": "X", "type_id": 2}}],
                  "pair": [{"Sequence": {"id": "B", "type_id": 1}}, {"Sequence": {"id": "A", "type_id": 0}}],
                  "special_tokens": {"X": {"id": "X", "ids": [7, 2], "tokens": ["-", "a"]}}},
                """);
        Encoding single = tokenizer.encode("b");
        assertArrayEquals(new int[] {3, 7, 2}, single.ids());
        assertArrayEquals(new int[] {3, 2, 2}, single.typeIds());
        Encoding pair = tokenizer.encode("a", "b");
        assertArrayEquals(new int[] {3, 2}, pair.ids());
        assertArrayEquals(new int[] {1, 0}, pair.sequenceIds());
        assertEquals("b", pair.slice(0));
    }

    @Test
    void textWithoutDecoderIsSpaced() throws IOException {
        DebertaTokenizer tokenizer = open("");
        assertEquals("a b", tokenizer.decode(tokenizer.encode("ab").ids(), false));
    }

    @Test
    void cleanUpRemovesSpacesBeforePunctuation() {
        assertEquals("Don't, he's \"in\".", CleanUp.apply("Do n't , he 's \"in\" ."));
    }

    @Test
    void savedFolderOpensTheSame() {
        DebertaTokenizer original = DebertaTokenizer.open(sample("models/fill-mask"));
        original.saveVocabulary(folder);
        original.saveVocabulary(folder);
        DebertaTokenizer copy = DebertaTokenizer.open(folder);
        assertEquals(
                original.encode("Kathmandu is the [MASK] of Nepal."), copy.encode("Kathmandu is the [MASK] of Nepal."));
        assertEquals(OptionalInt.of(128), copy.modelMaxLength());
        assertEquals(original.addedTokens(), copy.addedTokens());
    }

    @Test
    void savingWithoutModelKeepsTheJson() {
        DebertaTokenizer.open(resource("saved-by-v5")).saveVocabulary(folder);
        assertEquals(TokenizerMode.TOKENIZER_JSON, DebertaTokenizer.open(folder).mode());
    }

    @Test
    void syntheticVocabularyHasTheSizeAskedFor() {
        String text = "the quick brown fox jumps over the lazy dog ".repeat(3);
        TokenizerBench.writeSynthetic(folder, sample("models/sentiment"), text, 3000);
        var figures = TokenizerBench.measure(folder, TokenizerMode.SENTENCEPIECE, List.of(text), 2);
        assertEquals(3001, figures.pieces());
        assertEquals(29, figures.tokens());
        assertEquals(text.length() + 1, figures.textBytes());
    }
}
