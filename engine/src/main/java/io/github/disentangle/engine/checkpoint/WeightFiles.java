package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a folder that hold weights, looked for in the reference's order: one safetensors file, several
/// with an index, one PyTorch file, several with an index.
final class WeightFiles {

    private static final List<String> ORDER = List.of(
            "model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json");
    /// Files that show what a folder without weights is instead, and what to say about them.
    private static final Map<String, String> LOOKALIKES = Map.of(
            "adapter_config.json", "it is an adapter (PEFT), which needs to be merged into its base model first",
            "tf_model.h5", "TensorFlow weights cannot be read, convert them with transformers",
            "flax_model.msgpack", "Flax weights cannot be read, convert them with transformers",
            "gliner_config.json", "it is a GLiNER model, which has its own layout");

    private final Path folder;
    private final MappedFiles files;
    private final List<String> warnings = new ArrayList<>();

    WeightFiles(Path folder, MappedFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// All tensors of the first kind of file that is there, as stored.
    ///
    /// @throws CheckpointException when there is none, or it is broken
    List<StoredTensor> tensors() {
        Path first = ORDER.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(this::nothing);
        return first.toString().endsWith(".index.json") ? fromShards(ShardIndex.read(first)) : tensors(first);
    }

    /// Sentences about oddities met.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private List<StoredTensor> tensors(Path file) {
        MemorySegment bytes = files.map(file);
        return file.toString().endsWith(".safetensors")
                ? Safetensors.tensors(file, bytes)
                : TorchFile.tensors(file, bytes);
    }

    private List<StoredTensor> fromShards(ShardIndex index) {
        Map<String, Map<String, StoredTensor>> byShard = new HashMap<>();
        int held = 0;
        for (String shard : index.files()) {
            Map<String, StoredTensor> byName = new HashMap<>();
            List<StoredTensor> tensors = tensors(folder.resolve(shard));
            tensors.forEach(tensor -> byName.put(tensor.storedName(), tensor));
            byShard.put(shard, byName);
            held += tensors.size();
        }
        var tensors = new ArrayList<StoredTensor>();
        index.shards().forEach((name, shard) -> {
            StoredTensor tensor = byShard.get(shard).get(name);
            if (tensor == null) {
                throw new CheckpointException(index.file() + " places tensor " + quoted(name) + " in " + shard
                        + ", which does not hold it; download both again.");
            }
            tensors.add(tensor);
        });
        if (held > tensors.size()) {
            warnings.add(index.file().getFileName() + " leaves out " + (held - tensors.size())
                    + " of the tensors its files hold; they are not used.");
        }
        return tensors;
    }

    private CheckpointException nothing() {
        return new CheckpointException(folder + " holds no weights: expected model.safetensors or pytorch_model.bin"
                + " (or either in parts, with its index)"
                + lookalike(folder).or(this::otherWeights).orElse("") + ".");
    }

    /// What a folder is instead of a checkpoint, if a file in it tells.
    static Optional<String> lookalike(Path folder) {
        return LOOKALIKES.keySet().stream()
                .sorted()
                .filter(name -> Files.exists(folder.resolve(name)))
                .findFirst()
                .map(name -> "; it holds " + name + ": " + LOOKALIKES.get(name));
    }

    private Optional<String> otherWeights() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.endsWith(".safetensors") || name.endsWith(".bin") || name.endsWith(".onnx"))
                    .sorted()
                    .findFirst()
                    .map(name -> "; it holds " + quoted(name) + ", which is none of them");
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
