package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files come from strangers: whatever they hold, opening them ends in a tokenizer or in one sentence.
class BrokenTokenizerTest {

    @TempDir
    Path folder;

    private static TinyModel tiny() {
        return new TinyModel().add("▁a", -1).add("b", -2);
    }

    private static ProtoWriter piece(ProtoWriter fields) {
        return new ProtoWriter().message(1, fields);
    }

    static Stream<Arguments> brokenModels() {
        byte[] cut = Arrays.copyOf(tiny().bytes(), tiny().bytes().length - 7);
        return Stream.of(
                Arguments.argumentSet("empty", new byte[0], "holds no vocabulary"),
                Arguments.argumentSet("cut off", cut, "bytes are left|are left|needs"),
                Arguments.argumentSet(
                        "a web page", "<html>Not found</html>".getBytes(StandardCharsets.UTF_8), "not a whole"),
                Arguments.argumentSet(
                        "a pointer",
                        "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8),
                        "Git LFS"),
                Arguments.argumentSet("another type", tiny().trainer(3, 2).bytes(), "of type BPE"),
                Arguments.argumentSet(
                        "an unheard-of type", tiny().trainer(3, 99).bytes(), "number 99"),
                Arguments.argumentSet(
                        "a huge length",
                        new byte[] {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F},
                        "claims 34359738367 bytes"),
                Arguments.argumentSet(
                        "a negative length",
                        new byte[] {0x0A, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                        "claims 18446744073709551615 bytes"),
                Arguments.argumentSet(
                        "an endless number",
                        new byte[] {0x20, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
                        "ten bytes"),
                Arguments.argumentSet("field 0", new byte[] {0x02, 0}, "impossible tag"),
                Arguments.argumentSet("an unknown wire type", new byte[] {0x7E, 0}, "wire type 6"),
                Arguments.argumentSet(
                        "two unknowns", tiny().add("?", 0, PieceType.UNKNOWN).bytes(), "two pieces"),
                Arguments.argumentSet(
                        "no unknown", piece(new ProtoWriter().string(1, "a")).toBytes(), "no piece for unknown"),
                Arguments.argumentSet("a piece twice", tiny().add("b", -3).bytes(), "twice"),
                Arguments.argumentSet("a piece without text", tiny().add("", -3).bytes(), "without text"),
                Arguments.argumentSet(
                        "a strange byte", tiny().add("x", 0, PieceType.BYTE).bytes(), "byte piece 6"),
                Arguments.argumentSet("no score", tiny().add("c", Double.NaN).bytes(), "score NaN"),
                Arguments.argumentSet(
                        "a strange piece type",
                        piece(new ProtoWriter().string(1, "a").number(3, 17)).toBytes(),
                        "unknown type 17"),
                Arguments.argumentSet(
                        "a text as number",
                        piece(new ProtoWriter().number(1, 5)).toBytes(),
                        "wire type"));
    }

    @ParameterizedTest
    @MethodSource("brokenModels")
    void brokenModelGetsOneSentence(byte[] bytes, String expected) {
        TokenizerFolders.folder(folder, bytes, "{}");
        String message = assertThrows(TokenizerException.class, () -> DebertaTokenizer.open(folder))
                .getMessage();
        assertTrue(message.matches("(?s).*(" + expected + ").*"), message);
        assertFalse(message.contains("\n"), message);
        assertTrue(message.contains("spm.model"), message);
    }

    @Test
    void everyCutOfAModelIsNoticedOrHarmless() {
        byte[] whole = tiny().normalizer(3, 1).bytes();
        for (int length = 0; length < whole.length; length++) {
            openOrRefuse(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void everyDamageToAModelIsNoticedOrHarmless() throws IOException {
        byte[] whole = Files.readAllBytes(resource("reference/spm.model"));
        var random = new SplittableRandom(7);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 << random.nextInt(8); i++) {
                boolean inCharsMap = random.nextBoolean();
                int place = inCharsMap ? damaged.length - 1 - random.nextInt(230_000) : random.nextInt(30_000);
                damaged[place] = (byte) random.nextInt();
            }
            openOrRefuse(damaged);
        }
    }

    private void openOrRefuse(byte... bytes) {
        TokenizerFolders.folder(folder, bytes, "{}");
        for (TokenizerMode mode : new TokenizerMode[] {TokenizerMode.SENTENCEPIECE, TokenizerMode.FAST_V4}) {
            DebertaTokenizer tokenizer;
            try {
                tokenizer = DebertaTokenizer.open(folder, mode);
            } catch (TokenizerException e) {
                continue;
            }
            Encoding encoding = tokenizer.encode("Ａb ﬁne e\u0301\u0001 日本\uD83D\uDE00 [MASK]…");
            for (int token = 0; token < encoding.length(); token++) {
                assertTrue(encoding.starts()[token] <= encoding.ends()[token]
                        || encoding.slice(token).isEmpty());
            }
        }
    }

    static Stream<Arguments> brokenSettings() {
        return Stream.of(
                Arguments.of("tokenizer_config.json", "{\"do_lower_case\": ", "not whole JSON"),
                Arguments.of("tokenizer_config.json", "[1]", "JSON object"),
                Arguments.of("tokenizer_config.json", "{\"do_lower_case\": \"yes\"}", "do_lower_case"),
                Arguments.of("tokenizer_config.json", "{\"cls_token\": 7}", "cls_token"),
                Arguments.of("tokenizer_config.json", "{\"cls_token\": null}", "cls_token"),
                Arguments.of(
                        "tokenizer_config.json", "{\"added_tokens_decoder\": {\"x\": {}}}", "added_tokens_decoder"),
                Arguments.of(
                        "tokenizer_config.json",
                        "{\"added_tokens_decoder\": {\"-4\": {\"content\": \"x\"}}}",
                        "from 0 to"),
                Arguments.of("tokenizer_config.json", "[".repeat(100_000), "not whole JSON"),
                Arguments.of("added_tokens.json", "{\"[MASK]\": 99999999999}", "whole number"),
                Arguments.of("added_tokens.json", "{\"[MASK]\": \"6\"}", "a number"),
                Arguments.of("special_tokens_map.json", "{\"mask_token\": []}", "mask_token"));
    }

    @ParameterizedTest
    @MethodSource("brokenSettings")
    void brokenSettingsGetOneSentence(String file, String content, String expected) throws IOException {
        tiny().folder(folder, "{}");
        Files.writeString(folder.resolve(file), content);
        String message = assertThrows(TokenizerException.class, () -> DebertaTokenizer.open(folder))
                .getMessage();
        assertTrue(message.contains(expected) && message.contains(file), message);
        assertFalse(message.contains("\n"), message);
    }

    private static String unigram(String rest) {
        return "{\"model\": {\"type\": \"Unigram\", \"unk_id\": 0, \"vocab\": [[\"[UNK]\", 0], [\"▁a\", -1]]}" + rest
                + "}";
    }

    static Stream<Arguments> brokenTokenizerFiles() {
        return Stream.of(
                Arguments.of("{\"model\": {\"type\": \"BPE\", \"vocab\": {}, \"merges\": []}}", "of type BPE"),
                Arguments.of("{\"model\": {\"type\": \"Unigram\", \"vocab\": []}}", "no vocabulary"),
                Arguments.of("{}", "no vocabulary"),
                Arguments.of("{\"model\": {\"vocab\": [[\"a\", 1]], \"unk_id\": 1}}", "unk_id"),
                Arguments.of("{\"model\": {\"vocab\": [[\"a\"]]}}", "not a whole"),
                Arguments.of("{\"model\": {\"vocab\": [[\"a\", -1]", "not a whole"),
                Arguments.of(unigram(", \"normalizer\": {\"type\": \"Shout\"}"), "a known normalizer"),
                Arguments.of(unigram(", \"normalizer\": 3"), "an object"),
                Arguments.of(unigram(", \"pre_tokenizer\": {\"type\": \"ByteLevel\"}"), "a known pre-tokenizer"),
                Arguments.of(unigram(", \"decoder\": {\"type\": \"WordPiece\"}"), "the decoder Metaspace"),
                Arguments.of(unigram(", \"post_processor\": {\"type\": \"Roberta\"}"), "TemplateProcessing"),
                Arguments.of(
                        unigram(
                                ", \"normalizer\": {\"type\": \"Replace\", \"pattern\": {\"Regex\": \"(\"}, \"content\": \"\"}"),
                        "a regular expression"),
                Arguments.of(
                        unigram(", \"normalizer\": {\"type\": \"Precompiled\", \"precompiled_charsmap\": \"*\"}"),
                        "base64"),
                Arguments.of(
                        unigram(
                                ", \"normalizer\": {\"type\": \"Precompiled\", \"precompiled_charsmap\": \"AQIDBA==\"}"),
                        "broken character map"),
                Arguments.of(
                        unigram(", \"pre_tokenizer\": {\"type\": \"Metaspace\", \"add_prefix_space\": false}"),
                        "prepend_scheme"),
                Arguments.of(
                        unigram(", \"post_processor\": {\"type\": \"TemplateProcessing\", \"single\":"
                                + " [{\"SpecialToken\": {\"id\": \"X\", \"type_id\": 0}}]}"),
                        "special_tokens"),
                Arguments.of(
                        unigram(", \"post_processor\": {\"type\": \"BertProcessing\", \"cls\": [\"[CLS]\", -1],"
                                + " \"sep\": [\"[SEP]\", 2]}"),
                        "from 0 to"),
                Arguments.of(unigram(", \"added_tokens\": [{\"id\": -1, \"content\": \"x\"}]"), "from 0 to"));
    }

    @ParameterizedTest
    @MethodSource("brokenTokenizerFiles")
    void brokenTokenizerFileGetsOneSentence(String content, String expected) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), content);
        String message = assertThrows(TokenizerException.class, () -> DebertaTokenizer.open(folder))
                .getMessage();
        assertTrue(message.contains(expected) && message.contains("tokenizer.json"), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void hopelessPatternGivesUp() throws IOException {
        String pattern = "{\"Regex\": \"(.*a){12}c\"}";
        Files.writeString(
                folder.resolve("tokenizer.json"),
                unigram(", \"normalizer\": {\"type\": \"Replace\", \"pattern\": " + pattern + ", \"content\": \"\"}"));
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder);
        String text = "a".repeat(60);
        String message = assertThrows(TokenizerException.class, () -> tokenizer.encode(text))
                .getMessage();
        assertTrue(message.contains("(.*a){12}c"), message);
    }

    @Test
    void folderWithoutTokenizerSaysWhatToCopy() {
        String message = assertThrows(TokenizerException.class, () -> DebertaTokenizer.open(folder))
                .getMessage();
        assertEquals(
                folder + " has no tokenizer.json and no spm.model; copy the tokenizer files of the checkpoint into it",
                message);
    }

    @Test
    void missingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        String message = assertThrows(TokenizerException.class, () -> DebertaTokenizer.open(missing))
                .getMessage();
        assertEquals(missing + " is not a folder; choose the folder of a checkpoint", message);
    }
}
