package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An open checkpoint folder: configuration, weights where they lie on disk, and which heads they make.
///
/// Opening reads headers only and checks that the encoder is complete. Closing releases the files; a weight read afterwards throws a
/// [CheckpointException].
public final class Checkpoint implements AutoCloseable {

    private final Path folder;
    private final MappedFiles files;
    private final ModelConfig config;
    private final Map<String, StoredTensor> tensors;
    private final List<HeadInfo> heads;
    private final HeadKind primaryHead;
    private final List<String> warnings;

    /// @param stored all tensors of the weight files
    /// @param files owner of their memory
    Checkpoint(Path folder, MappedFiles files, ModelConfig config, List<StoredTensor> stored, List<String> warnings) {
        this.folder = folder;
        this.files = files;
        this.tensors = byName(stored);
        this.config = config;
        for (var spec : ExpectedTensors.base(this.config)) {
            HeadDetection.misfit(tensors, spec).ifPresent(why -> {
                throw new CheckpointException(folder + " does not fit its config.json: " + why + ".");
            });
        }
        var detection = new HeadDetection(this.config, tensors);
        this.heads = detection.heads();
        this.primaryHead = detection.primary(heads);
        this.warnings = new ArrayList<>(warnings);
        detection.broken(heads)
                .forEach(head -> this.warnings.add(head.kind().architectureName()
                        + " is named in config.json, but cannot be used: " + head.reason()));
        heads.stream()
                .filter(head -> head.usable() && !head.reason().isEmpty())
                .forEach(head -> this.warnings.add(head.reason()));
    }

    /// Opens a folder in the layout of Hugging Face.
    ///
    /// @throws CheckpointException when it is no such folder, any file of it is broken, or the encoder is incomplete
    public static Checkpoint open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(folder
                    + (Files.exists(folder)
                            ? " is a file: open the folder that holds config.json and the weights."
                            : " does not exist."));
        }
        Path configFile = folder.resolve("config.json");
        if (!Files.exists(configFile)) {
            throw new CheckpointException(
                    folder + " is not a checkpoint folder: it has no config.json; expected config.json and"
                            + " model.safetensors or pytorch_model.bin.");
        }
        var reader = ConfigReader.open(configFile);
        ModelConfig config = reader.config();
        var files = new MappedFiles();
        try {
            var weights = new WeightFiles(folder, files);
            List<StoredTensor> stored = weights.tensors();
            var warnings = new ArrayList<>(reader.warnings());
            warnings.addAll(weights.warnings());
            return new Checkpoint(folder, files, config, stored, warnings);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    public ModelConfig config() {
        return config;
    }

    /// The tensor the model knows by this name: without the prefix `deberta.`, layer norms with `weight` and `bias`.
    public Optional<WeightTensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /// The tensor of this canonical name, which must have exactly this shape.
    ///
    /// @throws CheckpointException naming folder, tensor, expected and found shape
    public WeightTensor require(String name, int... shape) {
        HeadDetection.misfit(tensors, new ExpectedTensors.Spec(name, shape)).ifPresent(why -> {
            throw new CheckpointException(folder + ": " + why + ".");
        });
        return find(name).orElseThrow();
    }

    /// Every tensor of the weight files, as stored, in their order.
    public List<TensorInfo> tensors() {
        return tensors.values().stream().map(StoredTensor::info).toList();
    }

    /// What the checkpoint offers for each head of the family, in the order of [HeadKind].
    public List<HeadInfo> heads() {
        return heads;
    }

    /// The head `architectures` names if it can be used, else the best that can, else [HeadKind#BARE].
    public HeadKind primaryHead() {
        return primaryHead;
    }

    /// Number of parameters of the encoder with its primary head; tied and ignorable tensors do not count.
    public long parameters() {
        var specs = new ArrayList<>(ExpectedTensors.base(config));
        specs.addAll(ExpectedTensors.head(primaryHead, config));
        return specs.stream().mapToLong(spec -> StoredTensor.size(spec.shape())).sum();
    }

    /// Sentences a user should know, among them the names of weights that turned out infinite or not a number in what was read
    /// so far.
    public List<String> warnings() {
        var all = new ArrayList<>(warnings);
        tensors.values().stream()
                .filter(StoredTensor::nonFiniteSeen)
                .forEach(tensor -> all.add(tensor + " holds values that are infinite or not a number."));
        return all;
    }

    /// Releases the files.
    @Override
    public void close() {
        files.close();
    }

    private static Map<String, StoredTensor> byName(List<StoredTensor> stored) {
        Map<String, StoredTensor> byName = new LinkedHashMap<>();
        for (StoredTensor tensor : stored) {
            StoredTensor other = byName.put(tensor.name(), tensor);
            if (other != null) {
                throw new CheckpointException(tensor.file() + ": the tensors " + quoted(other.storedName()) + " and "
                        + quoted(tensor.storedName()) + " stand for the same weight.");
            }
        }
        return byName;
    }
}
