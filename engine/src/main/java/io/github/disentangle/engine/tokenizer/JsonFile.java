package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object of a checkpoint folder that answers with what was asked for or with a sentence saying what is wrong
/// with the file.
///
/// @param file name of the file, for messages
record JsonFile(String file, JsonObject object) {

    private static final long LARGEST = 256L << 20;
    private static final int SHOWN = 40;

    /// Reads a file; an empty object if it does not exist.
    static JsonFile readIfPresent(Path path) {
        return Files.exists(path) ? read(path) : new JsonFile(path.getFileName().toString(), new JsonObject());
    }

    static JsonFile read(Path path) {
        String name = path.getFileName().toString();
        try {
            checkSize(path);
            JsonElement element = JsonParser.parseString(Files.readString(path));
            if (!element.isJsonObject()) {
                throw new TokenizerException(name + " should hold a JSON object; get the file again");
            }
            return new JsonFile(name, element.getAsJsonObject());
        } catch (IOException | JsonParseException e) {
            throw new TokenizerException(path + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    /// @throws TokenizerException if the file is larger than any real one
    static void checkSize(Path path) {
        try {
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new TokenizerException(path + " has " + size + " bytes, where at most " + LARGEST
                        + " are expected of a tokenizer file; get the file again");
            }
        } catch (IOException e) {
            throw new TokenizerException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The object `element`, found at `key`.
    JsonFile object(String key, JsonElement element) {
        if (!element.isJsonObject()) {
            throw wrong(key, "an object", element.toString());
        }
        return new JsonFile(file, element.getAsJsonObject());
    }

    /// The object at `key`, or null if the key is missing or null.
    @Nullable
    JsonFile member(String key) {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? null : object(key, value);
    }

    boolean has(String key) {
        return object.has(key);
    }

    @Nullable
    JsonElement get(String key) {
        return object.get(key);
    }

    boolean flag(String key, boolean otherwise) {
        JsonPrimitive value = primitive(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(key, "true or false", value.toString());
        }
        return value.getAsBoolean();
    }

    String string(String key, String otherwise) {
        JsonPrimitive value = primitive(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isString()) {
            throw wrong(key, "a text", value.toString());
        }
        return value.getAsString();
    }

    double number(String key, double otherwise) {
        JsonPrimitive value = primitive(key);
        if (value == null) {
            return otherwise;
        }
        try {
            if (value.isNumber()) {
                return value.getAsDouble();
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a number", value.toString());
        }
        throw wrong(key, "a number", value.toString());
    }

    int integer(String key, int otherwise) {
        double value = number(key, otherwise);
        if (value != (int) value) {
            throw wrong(key, "a whole number", Double.toString(value));
        }
        return (int) value;
    }

    /// The elements of a list, or the values of an object; none if the key is missing or null.
    List<JsonElement> elements(String key) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return List.of();
        }
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList();
        }
        return new ArrayList<>(members(key).values());
    }

    /// The members of an object; none if the key is missing or null.
    Map<String, JsonElement> members(String key) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return Map.of();
        }
        if (!value.isJsonObject()) {
            throw wrong(key, "an object", value.toString());
        }
        return value.getAsJsonObject().asMap();
    }

    TokenizerException wrong(String key, String expected, String found) {
        String shown = found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
        return new TokenizerException(file + " should have " + expected + " at \"" + key + "\" but has " + shown
                + "; correct or replace the file");
    }

    private @Nullable JsonPrimitive primitive(String key) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return null;
        }
        if (!value.isJsonPrimitive()) {
            throw wrong(key, "a single value", value.toString());
        }
        return value.getAsJsonPrimitive();
    }
}
