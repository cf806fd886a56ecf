package io.github.disentangle.engine.checkpoint;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A golden model folder with something about it changed.
final class Variant {

    private final JsonObject config;
    private final Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    private final Map<String, float[]> added = new LinkedHashMap<>();
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Safetensors source;

    /// @param model e.g. `v3_like/seqcls`
    Variant(String model) {
        Path folder = Golden.path("models/" + model);
        config = JsonFile.readObject(folder.resolve("config.json"));
        source = Safetensors.open(folder.resolve("model.safetensors"));
        source.names().forEach(name -> tensors.put(name, source.tensor(name)));
    }

    Variant config(Consumer<JsonObject> change) {
        change.accept(config);
        return this;
    }

    /// Renames tensors; an empty new name leaves the tensor out.
    Variant rename(UnaryOperator<String> names) {
        for (String name : source.names()) {
            WeightTensor tensor = tensors.remove(name);
            if (tensor != null && !names.apply(name).isEmpty()) {
                tensors.put(names.apply(name), tensor);
            }
        }
        return this;
    }

    Variant without(String start) {
        return rename(name -> name.startsWith(start) ? "" : name);
    }

    Variant with(String name, float[] values, int... shape) {
        tensors.remove(name);
        added.put(name, values);
        shapes.put(name, shape);
        return this;
    }

    /// Writes the folder and opens it.
    Checkpoint open(Path folder) {
        var writer = new SafetensorsWriter().metadata("format", "pt");
        tensors.forEach(writer::add);
        added.forEach((name, values) -> writer.add(name, values, shapes.get(name)));
        writer.write(folder.resolve("model.safetensors"));
        source.close();
        try {
            Files.writeString(folder.resolve("config.json"), config.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Checkpoint.open(folder);
    }
}
