package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/// Compares JSON documents whose numbers were computed: same structure, same order of fields, numbers within a
/// tolerance.
final class JsonClose {

    private JsonClose() {}

    static void assertClose(String where, JsonElement expected, JsonElement found, double tolerance) {
        if (expected instanceof JsonObject object && found instanceof JsonObject other) {
            assertEquals(List.copyOf(object.keySet()), List.copyOf(other.keySet()), where);
            object.keySet().forEach(key -> assertClose(where + "." + key, object.get(key), other.get(key), tolerance));
        } else if (expected instanceof JsonArray array && found instanceof JsonArray other) {
            assertEquals(array.size(), other.size(), () -> where + ": " + found);
            for (int i = 0; i < array.size(); i++) {
                assertClose(where + "[" + i + "]", array.get(i), other.get(i), tolerance);
            }
        } else if (isNumber(expected) && isNumber(found)) {
            assertEquals(expected.getAsDouble(), found.getAsDouble(), tolerance, where);
        } else {
            assertEquals(expected, found, where);
        }
    }

    private static boolean isNumber(JsonElement json) {
        return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
    }
}
