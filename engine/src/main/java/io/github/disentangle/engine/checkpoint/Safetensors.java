package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A safetensors file, mapped into memory: opening reads the header only, values are read when they are asked
/// for.
public final class Safetensors implements AutoCloseable {

    private final Path file;
    private final MappedFiles files;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata;

    private Safetensors(Path file, MappedFiles files) {
        this.file = file;
        this.files = files;
        MemorySegment bytes = files.map(file);
        var header = SafetensorsHeader.parse(file, bytes, bytes.byteSize());
        this.metadata = header.metadata();
        tensors(file, bytes, header).forEach(tensor -> tensors.put(tensor.storedName(), tensor));
    }

    /// Opens a file of any purpose: weights, inputs, outputs of a run.
    ///
    /// @throws CheckpointException when the file cannot be read or breaks a rule of the format
    public static Safetensors open(Path file) {
        var files = new MappedFiles();
        try {
            return new Safetensors(file, files);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// The tensors of a file whose bytes are in memory, in the order of its header.
    static List<StoredTensor> tensors(Path file, MemorySegment bytes) {
        return tensors(file, bytes, SafetensorsHeader.parse(file, bytes, bytes.byteSize()));
    }

    private static List<StoredTensor> tensors(Path file, MemorySegment bytes, SafetensorsHeader header) {
        var tensors = new ArrayList<StoredTensor>();
        header.entries().forEach((name, entry) -> {
            var data = bytes.asSlice(header.dataStart() + entry.begin(), entry.end() - entry.begin());
            var elements = new PlainElements(data, entry.dtype());
            tensors.add(new StoredTensor(file, name, entry.dtype(), entry.shape(), elements));
        });
        return tensors;
    }

    public Path file() {
        return file;
    }

    /// Names of the tensors as stored, in the order of the header.
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /// The free texts of the header, usually `format` = `pt`.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /// The tensor stored under exactly this name; its shape and dtype cost nothing to ask.
    ///
    /// @throws CheckpointException when there is none
    public WeightTensor tensor(String name) {
        return stored(name);
    }

    /// All values of an integer tensor (I64, I32, I16, I8, U8, BOOL), row-major.
    ///
    /// @throws CheckpointException when there is no such tensor or it holds fractions
    public long[] longs(String name) {
        return stored(name).longs();
    }

    private StoredTensor stored(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new CheckpointException(file + " holds no tensor " + quoted(name) + ".");
        }
        return tensor;
    }

    /// Releases the file; tensors read afterwards throw a [CheckpointException].
    @Override
    public void close() {
        files.close();
    }
}
