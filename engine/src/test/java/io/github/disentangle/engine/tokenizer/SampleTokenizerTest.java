package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.ints;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.json;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.offsets;
import static io.github.disentangle.engine.tokenizer.TokenizerFolders.sample;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The bundled sample models see their inputs as they did when they were trained and measured.
class SampleTokenizerTest {

    /// SentencePiece alone, asked for the goldens, does not know these.
    private static final Pattern HOLDS_SPECIAL_TOKENS = Pattern.compile("\\[(CLS|SEP|MASK)]");

    @TempDir
    static Path version4;

    static Stream<JsonObject> allTexts() {
        return json(sample("golden/tokenizer.json")).getAsJsonArray("texts").asList().stream()
                .map(JsonElement::getAsJsonObject);
    }

    static Stream<JsonObject> difficultTexts() {
        return allTexts()
                .filter(it -> !HOLDS_SPECIAL_TOKENS
                        .matcher(it.get("text").getAsString())
                        .find());
    }

    static Stream<Path> modelGoldens() throws IOException {
        try (Stream<Path> files = Files.list(sample("golden/models"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    /// Further ways to open the vocabulary of the samples, and under which name the goldens hold the outcome.
    static Stream<Arguments> otherModes() {
        Path model = sample("models/sentiment");
        return Stream.of(
                        Arguments.of("transformers5", DebertaTokenizer.open(model, TokenizerMode.V5)),
                        Arguments.of("transformers5", DebertaTokenizer.open(model, TokenizerMode.TOKENIZER_JSON)),
                        Arguments.of("transformers4_style", DebertaTokenizer.open(model, TokenizerMode.FAST_V4)),
                        Arguments.of("transformers4_style", openVersion4Json()))
                .flatMap(mode -> allTexts().map(it -> Arguments.of(mode.get()[0], mode.get()[1], it)));
    }

    private static DebertaTokenizer openVersion4Json() {
        Path folder = version4;
        try {
            Files.copy(sample("golden/tokenizer.v4-tokenizer.json"), folder.resolve("tokenizer.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DebertaTokenizer.open(folder);
    }

    @ParameterizedTest
    @MethodSource("otherModes")
    void sameTokensAsTransformers(String reference, DebertaTokenizer tokenizer, JsonObject golden) {
        JsonObject expected = golden.getAsJsonObject(reference);
        Encoding encoding = tokenizer.encode(golden.get("text").getAsString());
        assertArrayEquals(ints(expected.getAsJsonArray("ids")), encoding.ids());
        assertEquals(offsets(expected.getAsJsonArray("offsets")), offsets(encoding));
    }

    @ParameterizedTest
    @MethodSource("difficultTexts")
    void sameIdsAsSentencePiece(JsonObject expected) {
        DebertaTokenizer tokenizer = DebertaTokenizer.open(sample("models/sentiment"));
        String text = expected.get("text").getAsString();
        int[] ids = ints(expected.getAsJsonObject("sentencepiece").getAsJsonArray("ids"));
        int[] found = tokenizer.encode(text).ids();
        assertArrayEquals(ids, Arrays.copyOfRange(found, 1, found.length - 1));
    }

    @ParameterizedTest
    @MethodSource("modelGoldens")
    void sameEncodingAsInTheGoldens(Path golden) {
        String model = golden.getFileName().toString().replace(".json", "");
        DebertaTokenizer tokenizer = DebertaTokenizer.open(sample("models/" + model));
        for (JsonElement element : json(golden).getAsJsonArray("inputs")) {
            JsonObject input = element.getAsJsonObject();
            if (input.has("offsets") && input.has("text")) {
                String pair = input.has("text_pair") ? input.get("text_pair").getAsString() : null;
                Encoding encoding = tokenizer.encode(input.get("text").getAsString(), pair);
                assertArrayEquals(ints(input.getAsJsonArray("input_ids")), encoding.ids());
                assertArrayEquals(ints(input.getAsJsonArray("token_type_ids")), encoding.typeIds());
                assertEquals(offsets(input.getAsJsonArray("offsets")), offsets(encoding));
            }
        }
    }
}
