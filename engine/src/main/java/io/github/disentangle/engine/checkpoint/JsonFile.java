package io.github.disentangle.engine.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads small JSON files that should hold one object.
final class JsonFile {

    private static final long LARGEST = 64 << 20;

    private JsonFile() {}

    /// The object a file holds.
    ///
    /// @throws CheckpointException when the file cannot be read, is no JSON, or holds something else than an
    /// object
    static JsonObject readObject(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(file + (Files.exists(file) ? " is not a regular file." : " does not exist."));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new CheckpointException(file + " is larger than " + (LARGEST >> 20)
                        + " MB, which no such file of a checkpoint is; download it again.");
            }
            return parseObject(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (CharacterCodingException e) {
            throw new CheckpointException(file + " is not UTF-8 text; download it again.", e);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + CheckpointException.reason(e) + ".", e);
        }
    }

    /// The object a text holds.
    static JsonObject parseObject(String text, String source) {
        JsonElement value;
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            value = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new CheckpointException(source + " goes on after its JSON object; download it again.");
            }
        } catch (JsonParseException | IOException | IllegalStateException | NumberFormatException e) {
            throw new CheckpointException(source + " is not valid JSON; download it again.", e);
        }
        if (!value.isJsonObject()) {
            throw new CheckpointException(source + " does not hold a JSON object; download it again.");
        }
        return value.getAsJsonObject();
    }
}
