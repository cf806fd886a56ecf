package io.github.disentangle.engine.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of a folder that hold weights, looked for in the reference's order.
final class WeightFiles {

    private final Path folder;
    private final MappedFiles files;
    private final List<String> warnings = new ArrayList<>();

    WeightFiles(Path folder, MappedFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// All tensors of the first kind of file that is there.
    ///
    /// @throws CheckpointException when there is none or it is broken
    List<StoredTensor> tensors() {
        Path single = folder.resolve("model.safetensors");
        if (Files.exists(single)) {
            return List.copyOf(Safetensors.tensors(single, files));
        }
        throw new CheckpointException(folder + " holds no weights: expected model.safetensors.");
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
