package io.github.disentangle.app.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.TokenizerBench;
import io.github.disentangle.engine.tokenizer.TokenizerBench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Times a tokenizer on the texts of the bundled data sets.
public final class TokenizerSpeed {

    /// Pieces of the published vocabularies.
    private static final int PIECES = 128_000;

    private static final int TEXT_BYTES = 2_000_000;

    private TokenizerSpeed() {}

    /// The tokenizer of a folder.
    public static Figures of(Path folder, SampleCatalog samples, int rounds) throws IOException {
        var mode = DebertaTokenizer.open(folder).mode();
        return TokenizerBench.measure(folder, mode, sentences(samples), 2 * rounds);
    }

    /// A tokenizer with a made-up vocabulary of the size the published models have, written to the folder.
    public static Figures synthetic(Path folder, SampleCatalog samples, int rounds) throws IOException {
        List<String> sentences = sentences(samples);
        Path sample = samples.resolve(SampleCatalog.DEFAULT_MODEL);
        TokenizerBench.writeSynthetic(folder, sample, String.join("\n", sentences), PIECES);
        return of(folder, samples, rounds);
    }

    /// All texts of the bundled data sets, over again until there is enough to measure.
    private static List<String> sentences(SampleCatalog samples) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String task : List.of("qa", "nli", "sentiment", "topics", "facts")) {
            var file = samples.data(task, "dev");
            if (file.isPresent()) {
                for (String line : Files.readAllLines(file.get())) {
                    JsonParser.parseString(line).getAsJsonObject().asMap().forEach((field, value) -> {
                        if (!field.equals("id") && isSentence(value)) {
                            texts.add(value.getAsString());
                        }
                    });
                }
            }
        }
        List<String> enough = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; bytes < TEXT_BYTES; i++) {
            String text = texts.get(i % texts.size());
            enough.add(text);
            bytes += text.length() + 1;
        }
        return enough;
    }

    private static boolean isSentence(JsonElement value) {
        return value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString()
                && value.getAsString().contains(" ");
    }
}
