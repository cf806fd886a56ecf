package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One file of weights in any of the formats a checkpoint may have, without the model around it. Weights that
/// bitsandbytes has quantised appear as the weights they stand for.
public final class WeightFile implements AutoCloseable {

    private final Path file;
    private final MappedFiles files = new MappedFiles();
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    private WeightFile(Path file) {
        this.file = file;
        try {
            MemorySegment bytes = files.map(file);
            List<StoredTensor> stored = file.toString().endsWith(".safetensors")
                    ? Safetensors.tensors(file, bytes)
                    : TorchFile.tensors(file, bytes);
            Bitsandbytes.resolve(stored).forEach(tensor -> tensors.put(tensor.storedName(), tensor));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// Opens a safetensors file, or one saved by PyTorch.
    ///
    /// @throws CheckpointException when the file is broken
    public static WeightFile open(Path file) {
        return new WeightFile(file);
    }

    /// Names of the tensors as stored.
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /// The tensor stored under this name.
    ///
    /// @throws CheckpointException when there is none
    public WeightTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new CheckpointException(file + " holds no tensor " + quoted(name) + ".");
        }
        return tensor;
    }

    /// Releases the file.
    @Override
    public void close() {
        files.close();
    }
}
