package io.github.disentangle.ui;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.checkpoint.RandomCheckpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Models at the edge of what the family allows: tiny, with random weights and the bundled tokenizer.
enum OddModel {
    /// One layer of one head.
    SMALLEST(HeadKind.SEQUENCE, config -> shape(config, 1, 1, 16)),
    /// More layers and heads than a screen has room for at full size.
    DEEP(HeadKind.SEQUENCE, config -> shape(config, 48, 24, 96)),
    /// Scores of content against content and position against content only.
    WITHOUT_C2P(HeadKind.SEQUENCE, config -> terms(config, "p2c")),
    /// Scores of content against content and content against position only.
    WITHOUT_P2C(HeadKind.TOKEN, config -> terms(config, "c2p")),
    /// Positions are added to the embeddings, scores are of contents alone.
    ABSOLUTE(HeadKind.SEQUENCE, config -> {
        terms(config);
        config.addProperty("relative_attention", false);
        config.addProperty("position_biased_input", true);
    }),
    /// The encoder alone.
    HEADLESS(HeadKind.BARE, config -> {}),
    MANY_LABELS(HeadKind.SEQUENCE, config -> labels(config, 128, "label ")),
    LONG_LABELS(
            HeadKind.SEQUENCE,
            config ->
                    labels(config, 4, "Betriebsunterbrechungsversicherungsbedingungen, in der Fassung vom Mai, Teil ")),
    /// The tokenizer puts nothing around a text.
    UNMARKED(HeadKind.SEQUENCE, config -> {}),
    /// The weights hold values that are not numbers.
    DAMAGED(HeadKind.SEQUENCE, config -> {});

    private static final Path TOKENIZER = Path.of("..", "samples", "models", "sentiment");

    private final HeadKind head;
    private final Consumer<JsonObject> change;

    OddModel(HeadKind head, Consumer<JsonObject> change) {
        this.head = head;
        this.change = change;
    }

    /// The model of this name; a bundled one if it is none of these.
    ///
    /// @param into a folder where models can be made
    static Path named(String name, Path into) throws IOException {
        for (OddModel odd : values()) {
            if (odd.key().equals(name)) {
                return odd.madeIn(into);
            }
        }
        return Path.of("..", "samples", "models", name);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Makes the model's folder.
    Path madeIn(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(key()));
        JsonObject config = read(TOKENIZER.resolve("config.json")).getAsJsonObject();
        var architectures = new JsonArray();
        architectures.add(head.architectureName());
        config.add("architectures", architectures);
        shape(config, 3, 2, 32);
        change.accept(config);
        for (String file : List.of("tokenizer.json", "tokenizer_config.json", "added_tokens.json")) {
            Files.copy(TOKENIZER.resolve(file), folder.resolve(file));
        }
        if (this == UNMARKED) {
            JsonObject tokenizer = read(folder.resolve("tokenizer.json"));
            tokenizer.add("post_processor", JsonNull.INSTANCE);
            Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());
        }
        RandomCheckpoint.write(folder, config, 7);
        if (this == DAMAGED) {
            damage(folder.resolve("model.safetensors"));
        }
        return folder;
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static void shape(JsonObject config, int layers, int heads, int hidden) {
        config.addProperty("num_hidden_layers", layers);
        config.addProperty("num_attention_heads", heads);
        config.addProperty("hidden_size", hidden);
        config.addProperty("pooler_hidden_size", hidden);
        config.addProperty("intermediate_size", 2 * hidden);
        config.addProperty("initializer_range", 0.3);
    }

    private static void terms(JsonObject config, String... terms) {
        var types = new JsonArray();
        for (String term : terms) {
            types.add(term);
        }
        config.add("pos_att_type", types);
    }

    private static void labels(JsonObject config, int count, String stem) {
        var names = new JsonObject();
        var ids = new JsonObject();
        for (int label = 0; label < count; label++) {
            names.addProperty(Integer.toString(label), stem + label);
            ids.addProperty(stem + label, label);
        }
        config.add("id2label", names);
        config.add("label2id", ids);
    }

    /// Overwrites the last values, all bits set: not a number.
    private static void damage(Path weights) throws IOException {
        try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            var ones = new byte[64];
            java.util.Arrays.fill(ones, (byte) 0xff);
            file.write(java.nio.ByteBuffer.wrap(ones), file.size() - ones.length);
        }
    }
}
