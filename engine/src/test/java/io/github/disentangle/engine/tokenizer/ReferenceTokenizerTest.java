package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.ints;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.json;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.offsets;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.strings;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Agreement with transformers 4.57.6 (slow and fast) and 5.18.0 on texts chosen to be difficult, for every combination
/// of options.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceTokenizerTest {

    @TempDir
    Path temporary;

    private final Map<String, DebertaTokenizer> tokenizers = new HashMap<>();

    static Stream<Arguments> cases() {
        return Stream.of("gold_tok_4.json", "gold_tok_5.json")
                .flatMap(file -> json(resource("reference/" + file)).getAsJsonArray("cases").asList().stream())
                .map(JsonElement::getAsJsonObject)
                .map(it -> Arguments.argumentSet(
                        it.get("tok").getAsString() + " " + it.get("text").toString(), it));
    }

    /// Folders as the reference saved them, without `spm.model`, and the cases that hold for them.
    static Stream<Arguments> savedCases() {
        return cases().flatMap(it -> {
            JsonObject expected = (JsonObject) it.get()[0];
            return switch (expected.get("tok").getAsString()) {
                case "fast lower=False punct=False" -> Stream.of(Arguments.of("saved-by-v4", expected));
                case "v5 lower=False punct=False" -> Stream.of(Arguments.of("saved-by-v5", expected));
                default -> Stream.of();
            };
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sameTokensAsTheReference(JsonObject expected) {
        check(expected, tokenizers.computeIfAbsent(expected.get("tok").getAsString(), this::open));
    }

    @ParameterizedTest
    @MethodSource("savedCases")
    void sameTokensFromASavedTokenizerJson(String folder, JsonObject expected) {
        check(expected, tokenizers.computeIfAbsent(folder, it -> DebertaTokenizer.open(resource(it))));
    }

    private static void check(JsonObject expected, DebertaTokenizer tokenizer) {
        Encoding encoding = tokenizer.encode(expected.get("text").getAsString());
        int[] ids = encoding.ids();
        List<String> pieces = Arrays.asList(encoding.tokens()).subList(1, encoding.length() - 1);

        assertAll(
                () -> assertArrayEquals(ints(expected.getAsJsonArray("ids")), ids),
                () -> assertEquals(strings(expected.getAsJsonArray("tokens")), pieces),
                () -> assertEquals(
                        strings(expected.getAsJsonArray("id_tokens")),
                        Arrays.stream(ids).mapToObj(tokenizer::piece).toList()),
                () -> assertEquals(expected.get("decoded").getAsString(), tokenizer.decode(ids, false)),
                () -> assertEquals(expected.get("decoded_skip").getAsString(), tokenizer.decode(ids, true)));
        if (!expected.get("offsets").isJsonNull()) {
            assertEquals(offsets(expected.getAsJsonArray("offsets")), offsets(encoding));
        }
    }

    private DebertaTokenizer open(String options) {
        String config = "{\"do_lower_case\": %s, \"split_by_punct\": %s}"
                .formatted(options.contains("lower=True"), options.contains("punct=True"));
        TokenizerMode mode = switch (options.substring(0, options.indexOf(' '))) {
            case "slow" -> TokenizerMode.SENTENCEPIECE;
            case "fast" -> TokenizerMode.FAST_V4;
            default -> TokenizerMode.V5;
        };
        Path folder = TokenizerFolders.folder(temporary.resolve(options), resource("reference/spm.model"), config);
        return DebertaTokenizer.open(folder, mode);
    }
}
