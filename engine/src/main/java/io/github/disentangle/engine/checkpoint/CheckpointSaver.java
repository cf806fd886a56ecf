package io.github.disentangle.engine.checkpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes a checkpoint as a new folder in the layout the reference's `save_pretrained` uses: `config.json`,
/// `model.safetensors` and the tokenizer's files. The folder appears complete or not at all.
final class CheckpointSaver {

    private static final List<String> TOKENIZER_FILES = List.of(
            "spm.model", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");
    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private final Checkpoint checkpoint;
    private final ModelConfig config;
    private final HeadKind head;

    CheckpointSaver(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.config = checkpoint.config();
        this.head = checkpoint.primaryHead();
    }

    /// Writes the folder.
    ///
    /// @throws CheckpointException when it exists and is not empty, or cannot be written
    void save(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".part");
        try {
            if (occupied(target)) {
                throw new CheckpointException(folder + " is not empty: choose a new folder to save the model in.");
            }
            Files.createDirectories(draft);
            Files.writeString(draft.resolve("config.json"), JSON.toJson(json()) + "\n");
            for (String name : TOKENIZER_FILES) {
                Path file = checkpoint.folder().resolve(name);
                if (Files.isRegularFile(file)) {
                    Files.copy(file, draft.resolve(name));
                }
            }
            writer().write(draft.resolve("model.safetensors"));
            Files.deleteIfExists(target);
            Files.move(draft, target);
        } catch (IOException e) {
            throw new CheckpointException(folder + " cannot be written: " + CheckpointException.reason(e) + ".", e);
        } finally {
            discard(draft);
        }
    }

    private static boolean occupied(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isPresent();
        }
    }

    private SafetensorsWriter writer() {
        var writer = new SafetensorsWriter().metadata("format", "pt");
        for (var spec : ExpectedTensors.base(config)) {
            String name = head == HeadKind.BARE ? spec.name() : NameMapping.PREFIX + spec.name();
            writer.add(name, checkpoint.require(spec.name(), spec.shape()));
        }
        for (var spec : checkpoint.specs(head)) {
            writer.add(savedName(spec.name()), checkpoint.require(spec.name(), spec.shape()));
        }
        return writer;
    }

    /// A masked-language head called `lm_predictions.lm_head` is saved as `cls.predictions`, which computes the
    /// same and is the only form every release of the reference can load.
    private static String savedName(String name) {
        if (name.equals(ExpectedTensors.LM_HEAD_BIAS)) {
            return ExpectedTensors.LEGACY_BIAS;
        }
        return name.startsWith(ExpectedTensors.LM_HEAD)
                ? ExpectedTensors.LEGACY_HEAD + name.substring(ExpectedTensors.LM_HEAD.length())
                : name;
    }

    private JsonObject json() {
        JsonObject json = config.json();
        var architectures = new JsonArray();
        architectures.add(head.architectureName());
        json.add("architectures", architectures);
        json.addProperty("model_type", config.modelType());
        if (head == HeadKind.MASKED_LM) {
            json.addProperty("legacy", true);
            if (checkpoint.specs(head).stream().anyMatch(spec -> spec.name().startsWith(ExpectedTensors.LM_HEAD))) {
                json.addProperty("tie_word_embeddings", true);
            }
        }
        if (json.remove("quantization_config") != null) {
            // the weights are written as fp32
            json.remove("torch_dtype");
            json.addProperty("dtype", "float32");
        }
        return json;
    }

    private static void discard(Path draft) {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> children = Files.list(draft)) {
            for (Path child : children.toList()) {
                Files.delete(child);
            }
            Files.delete(draft);
        } catch (IOException e) {
            System.getLogger(CheckpointSaver.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + draft, e);
        }
    }
}
