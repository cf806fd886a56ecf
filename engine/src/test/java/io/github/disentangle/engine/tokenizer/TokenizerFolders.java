package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds tokenizer folders for tests and makes new ones.
final class TokenizerFolders {

    private TokenizerFolders() {}

    /// A file or folder among the test resources of the tokenizer.
    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TokenizerFolders.class.getResource("/tokenizer/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /// A file or folder among the bundled samples.
    static Path sample(String name) {
        return Path.of("..", "samples", name);
    }

    static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fills `folder` with a vocabulary and the given settings.
    static Path folder(Path folder, Path spmModel, String config) {
        try {
            return folder(folder, Files.readAllBytes(spmModel), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fills `folder` with a vocabulary and the given settings.
    static Path folder(Path folder, byte[] spmModel, String config) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("spm.model"), spmModel);
            Files.writeString(folder.resolve("tokenizer_config.json"), config);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] ints(JsonArray array) {
        return array.asList().stream().mapToInt(JsonElement::getAsInt).toArray();
    }

    static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    /// Pairs of numbers as the reference writes offsets.
    static List<List<Integer>> offsets(JsonArray array) {
        return array.asList().stream()
                .map(pair -> List.of(
                        pair.getAsJsonArray().get(0).getAsInt(),
                        pair.getAsJsonArray().get(1).getAsInt()))
                .toList();
    }

    static List<List<Integer>> offsets(Encoding encoding) {
        return Stream.iterate(0, token -> token < encoding.length(), token -> token + 1)
                .map(token -> List.of(encoding.starts()[token], encoding.ends()[token]))
                .toList();
    }
}
