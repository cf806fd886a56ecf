package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The index of a checkpoint that is split into several files: which tensor lies in which of them.
///
/// @param file the index itself
/// @param shards file name by stored tensor name, in the order of the index
record ShardIndex(Path file, Map<String, String> shards) {

    /// Reads an index and checks that its files are there, next to it.
    ///
    /// @throws CheckpointException when it is broken, leads out of its folder, or a file is missing
    static ShardIndex read(Path file) {
        JsonObject weights = new ConfigFields(JsonFile.readObject(file), file.toString())
                .object("weight_map")
                .orElseThrow(() -> new CheckpointException(file + " has no weight_map; download it again."));
        Map<String, String> shards = new LinkedHashMap<>();
        weights.asMap().forEach((tensor, name) -> {
            if (!(name instanceof JsonPrimitive primitive) || !plain(primitive.getAsString())) {
                throw new CheckpointException(
                        file + " places tensor " + quoted(tensor) + " in no file of its own folder.");
            }
            shards.put(tensor, primitive.getAsString());
        });
        var index = new ShardIndex(file, shards);
        for (String shard : index.files()) {
            if (!Files.isRegularFile(file.resolveSibling(shard))) {
                throw new CheckpointException(file.resolveSibling(shard) + " is missing, although " + file.getFileName()
                        + " lists it; download it into this folder.");
            }
        }
        return index;
    }

    /// The files, each once, in order of first mention.
    Set<String> files() {
        return new LinkedHashSet<>(shards.values());
    }

    private static boolean plain(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
    }
}
