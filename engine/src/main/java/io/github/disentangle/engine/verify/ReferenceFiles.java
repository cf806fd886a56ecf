package io.github.disentangle.engine.verify;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds and reads the files of a reference folder, and lends folders to lay out new ones.
final class ReferenceFiles {

    private ReferenceFiles() {}

    /// Everything under a folder that is wanted, sorted; nothing if there is no such folder.
    static List<Path> under(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new ReferenceException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new ReferenceException(file + " is no readable JSON object: " + e.getMessage(), e);
        }
    }

    static void copy(Path file, Path target) {
        try {
            Files.copy(file, target);
        } catch (IOException e) {
            throw new ReferenceException(file + " cannot be copied: " + e.getMessage(), e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ReferenceException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Lends an empty folder that is gone afterwards.
    static void inTemporaryFolder(Consumer<Path> work) {
        try {
            Path folder = Files.createTempDirectory("disentangle");
            try {
                work.accept(folder);
            } finally {
                for (Path path : under(folder, _ -> true).reversed()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new ReferenceException("No temporary folder can be used: " + e.getMessage(), e);
        }
    }
}
