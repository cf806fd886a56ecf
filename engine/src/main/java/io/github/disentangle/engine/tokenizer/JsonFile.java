package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
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

    private static final int SHOWN = 40;

    /// Reads a file; an empty object if it does not exist.
    static JsonFile readIfPresent(Path path) {
        return Files.exists(path) ? read(path) : new JsonFile(path.getFileName().toString(), new JsonObject());
    }

    static JsonFile read(Path path) {
        try {
            JsonElement element = JsonParser.parseString(TokenizerFile.readText(path));
            if (!element.isJsonObject()) {
                throw new TokenizerException(path + " should hold a JSON object; get the file again");
            }
            return new JsonFile(path.toString(), element.getAsJsonObject());
        } catch (JsonParseException e) {
            throw new TokenizerException(path + " is not whole JSON; get the file again (" + firstLine(e) + ")", e);
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
        JsonElement value = present(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof JsonPrimitive primitive && primitive.isBoolean())) {
            throw wrong(key, "true or false", value.toString());
        }
        return primitive.getAsBoolean();
    }

    String string(String key, String otherwise) {
        JsonElement value = present(key);
        return value == null ? otherwise : string(key, value);
    }

    /// The text `element`, found at `key`.
    String string(String key, JsonElement element) {
        if (!(element instanceof JsonPrimitive primitive && primitive.isString())) {
            throw wrong(key, "a text", element.toString());
        }
        return primitive.getAsString();
    }

    double number(String key, double otherwise) {
        JsonElement value = present(key);
        return value == null ? otherwise : number(key, value);
    }

    int integer(String key, int otherwise) {
        JsonElement value = present(key);
        return value == null ? otherwise : integer(key, value);
    }

    /// The whole number `element`, found at `key`.
    int integer(String key, JsonElement element) {
        double value = number(key, element);
        if (value != (int) value) {
            throw wrong(key, "a whole number", element.toString());
        }
        return (int) value;
    }

    private double number(String key, JsonElement element) {
        if (!(element instanceof JsonPrimitive primitive && primitive.isNumber())) {
            throw wrong(key, "a number", element.toString());
        }
        try {
            return primitive.getAsDouble();
        } catch (NumberFormatException e) {
            throw wrong(key, "a number", element.toString());
        }
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

    /// What a parser says, without its advice to programmers.
    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private @Nullable JsonElement present(String key) {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? null : value;
    }
}
