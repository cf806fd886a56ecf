package io.github.disentangle.ui;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.checkpoint.RandomCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders of models as large as the published ones, with random weights and a bundled model's tokenizer and labels.
final class RandomModels {

    private static final Path SAMPLE = Path.of("..", "samples", "models", "sentiment");
    private static final List<String> TOKENIZER =
            List.of("added_tokens.json", "special_tokens_map.json", "spm.model", "tokenizer_config.json");

    private RandomModels() {}

    /// A bundled model, or one of random weights, written when it is not there yet.
    ///
    /// @param name `small` or `base`, or a bundled model
    /// @param home holds the folders made
    static Path folder(String name, Path home) {
        return switch (name) {
            case "small" -> made(home.resolve(name), 6);
            case "base" -> made(home.resolve(name), 12);
            default -> SAMPLE.resolveSibling(name);
        };
    }

    private static Path made(Path folder, int layers) {
        if (Files.exists(folder.resolve("model.safetensors"))) {
            return folder;
        }
        try {
            Files.createDirectories(folder);
            for (String file : TOKENIZER) {
                Files.copy(SAMPLE.resolve(file), folder.resolve(file));
            }
            JsonObject config = JsonParser.parseString(Files.readString(SAMPLE.resolve("config.json")))
                    .getAsJsonObject();
            config.addProperty("hidden_size", 768);
            config.addProperty("pooler_hidden_size", 768);
            config.addProperty("num_attention_heads", 12);
            config.addProperty("num_hidden_layers", layers);
            config.addProperty("intermediate_size", 3072);
            config.addProperty("max_position_embeddings", 512);
            config.addProperty("position_buckets", 256);
            config.remove("conv_kernel_size");
            RandomCheckpoint.write(folder, config, 1);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
