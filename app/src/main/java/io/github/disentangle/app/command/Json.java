package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import java.util.List;

/// Arrays as JSON.
final class Json {

    private Json() {}

    static JsonArray numbers(int... values) {
        var array = new JsonArray(values.length);
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    static JsonArray numbers(float... values) {
        var array = new JsonArray(values.length);
        for (float value : values) {
            array.add(value);
        }
        return array;
    }

    static JsonArray strings(String... values) {
        return strings(List.of(values));
    }

    static JsonArray strings(List<String> values) {
        var array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }
}
