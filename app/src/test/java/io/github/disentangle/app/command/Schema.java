package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A schema of `docs/schemas`, as far as these use JSON Schema: type, required, properties, items, enum and `$ref` into
/// `$defs`.
record Schema(JsonObject root) {

    static Schema of(String command) throws IOException {
        Path file = Path.of("..", "docs", "schemas", command + ".json");
        return new Schema(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    }

    /// Where the document differs from the schema.
    List<String> violations(JsonElement document) {
        var violations = new ArrayList<String>();
        check(root, document, "$", violations);
        return violations;
    }

    private void check(JsonObject given, JsonElement value, String path, List<String> violations) {
        JsonObject schema = given;
        if (given.has("$ref")) {
            String name = given.get("$ref").getAsString().substring("#/$defs/".length());
            schema = root.getAsJsonObject("$defs").getAsJsonObject(name);
        }
        if (schema.has("type") && !allows(schema.get("type"), value)) {
            violations.add(path + " is no " + schema.get("type"));
            return;
        }
        if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
            violations.add(path + " is " + value);
        }
        if (value.isJsonObject() && schema.has("required")) {
            for (JsonElement name : schema.getAsJsonArray("required")) {
                if (!value.getAsJsonObject().has(name.getAsString())) {
                    violations.add(path + " lacks " + name);
                }
            }
        }
        if (value.isJsonObject() && schema.has("properties")) {
            for (var property : schema.getAsJsonObject("properties").entrySet()) {
                JsonElement inner = value.getAsJsonObject().get(property.getKey());
                if (inner != null) {
                    check(property.getValue().getAsJsonObject(), inner, path + "." + property.getKey(), violations);
                }
            }
        }
        if (value.isJsonArray() && schema.has("items")) {
            int index = 0;
            for (JsonElement element : value.getAsJsonArray()) {
                check(schema.getAsJsonObject("items"), element, path + "[" + index++ + "]", violations);
            }
        }
    }

    private static boolean allows(JsonElement type, JsonElement value) {
        var names = type.isJsonArray() ? type.getAsJsonArray() : new JsonArray();
        if (!type.isJsonArray()) {
            names.add(type);
        }
        return names.asList().stream().anyMatch(name -> is(name.getAsString(), value));
    }

    private static boolean is(String type, JsonElement value) {
        return switch (type) {
            case "object" -> value.isJsonObject();
            case "array" -> value.isJsonArray();
            case "null" -> value.isJsonNull();
            case "string" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
            case "boolean" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
            case "number" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            case "integer" ->
                value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isNumber()
                        && value.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalArgumentException("this check knows no type " + type);
        };
    }
}
