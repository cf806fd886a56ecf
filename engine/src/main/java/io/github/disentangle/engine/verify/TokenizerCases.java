package io.github.disentangle.engine.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Difficult texts for each tokenizer of the reference and each of its options: `gold_tok_4.json` (slow and fast of
/// transformers 4) and `gold_tok_5.json`, beside the `spm.model` they were made with.
final class TokenizerCases {

    private TokenizerCases() {}

    static List<ReferenceCase> in(Path folder) {
        var cases = new ArrayList<ReferenceCase>();
        for (Path file :
                ReferenceFiles.under(folder, it -> it.getFileName().toString().matches("gold_tok_.*\\.json"))) {
            Map<String, List<JsonObject>> byTokenizer = new LinkedHashMap<>();
            for (JsonElement text : ReferenceFiles.json(file).getAsJsonArray("cases")) {
                String options = text.getAsJsonObject().get("tok").getAsString();
                byTokenizer.computeIfAbsent(options, _ -> new ArrayList<>()).add(text.getAsJsonObject());
            }
            byTokenizer.forEach((options, texts) -> texts.forEach(text -> cases.add(new ReferenceCase(
                    "tokenizer: " + options.substring(0, options.indexOf(' ')),
                    options + " " + text.get("text"),
                    0,
                    comparison -> compare(folder.resolve("spm.model"), options, text, comparison)))));
        }
        return cases;
    }

    private static void compare(Path spm, String options, JsonObject expected, Comparison comparison) {
        ReferenceFiles.inTemporaryFolder(scratch -> {
            ReferenceFiles.copy(spm, scratch.resolve("spm.model"));
            String config = "{\"do_lower_case\": %s, \"split_by_punct\": %s}"
                    .formatted(options.contains("lower=True"), options.contains("punct=True"));
            ReferenceFiles.write(scratch.resolve("tokenizer_config.json"), config);
            compare(DebertaTokenizer.open(scratch, mode(options)), expected, comparison);
        });
    }

    private static void compare(DebertaTokenizer tokenizer, JsonObject expected, Comparison comparison) {
        Encoding encoding = tokenizer.encode(expected.get("text").getAsString());
        int[] ids = encoding.ids();
        List<String> inner = Arrays.asList(encoding.tokens()).subList(1, encoding.length() - 1);
        List<String> pieces = Arrays.stream(ids).mapToObj(tokenizer::piece).toList();
        comparison.same(
                "ids", numbers(expected.get("ids")), Arrays.stream(ids).boxed().toList());
        comparison.same("tokens", texts(expected.get("tokens")), inner);
        comparison.same("pieces", texts(expected.get("id_tokens")), pieces);
        comparison.same("decoded", expected.get("decoded").getAsString(), tokenizer.decode(ids, false));
        comparison.same(
                "decoded without specials", expected.get("decoded_skip").getAsString(), tokenizer.decode(ids, true));
        if (expected.get("offsets") instanceof JsonArray offsets) {
            List<List<Integer>> found = IntStream.range(0, ids.length)
                    .mapToObj(token -> List.of(encoding.starts()[token], encoding.ends()[token]))
                    .toList();
            comparison.same(
                    "offsets",
                    offsets.asList().stream().map(TokenizerCases::numbers).toList(),
                    found);
        }
    }

    private static TokenizerMode mode(String options) {
        return switch (options.substring(0, options.indexOf(' '))) {
            case "slow" -> TokenizerMode.SENTENCEPIECE;
            case "fast" -> TokenizerMode.FAST_V4;
            default -> TokenizerMode.V5;
        };
    }

    private static List<Integer> numbers(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
    }

    private static List<String> texts(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
