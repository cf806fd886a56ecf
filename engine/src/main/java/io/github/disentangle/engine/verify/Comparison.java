package io.github.disentangle.engine.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects how far values found are from values expected: the largest difference of numbers, and the first thing that
/// is not comparable at all.
public final class Comparison {

    private double largest;
    private @Nullable String mismatch;

    /// The largest difference of two numbers so far.
    public double largest() {
        return largest;
    }

    /// Where structure, names or texts differ first.
    public Optional<String> mismatch() {
        return Optional.ofNullable(mismatch);
    }

    /// Two numbers that were computed.
    void number(String where, double expected, double found) {
        if (Double.isNaN(expected) != Double.isNaN(found)) {
            differs(where, expected, found);
        } else if (!Double.isNaN(expected) && expected != found) {
            largest = Math.max(largest, Math.abs(expected - found));
        }
    }

    /// Two arrays of numbers that were computed.
    void numbers(String where, float[] expected, float[] found) {
        if (expected.length != found.length) {
            differs(where, expected.length + " values", found.length + " values");
            return;
        }
        double scale = 1;
        for (float value : expected) {
            scale = Float.isFinite(value) ? Math.max(scale, Math.abs(value)) : scale;
        }
        for (int i = 0; i < expected.length; i++) {
            number(where, expected[i] / scale, found[i] / scale);
        }
    }

    /// Two tensors, shape and values.
    void tensors(String where, WeightTensor expected, WeightTensor found) {
        same(where + " shape", Arrays.toString(expected.shape()), Arrays.toString(found.shape()));
        numbers(where, expected.floats(), found.floats());
    }

    /// Two values that must be equal.
    void same(String where, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            differs(where, expected, found);
        }
    }

    /// Two documents: the same structure and order of fields, the same texts, numbers compared as computed.
    void json(String where, JsonElement expected, JsonElement found) {
        if (expected instanceof JsonObject object && found instanceof JsonObject other) {
            same(where, List.copyOf(object.keySet()), List.copyOf(other.keySet()));
            for (String key : object.keySet()) {
                if (other.has(key)) {
                    json(where + "." + key, object.get(key), other.get(key));
                }
            }
        } else if (expected instanceof JsonArray array && found instanceof JsonArray other) {
            same(where + " length", array.size(), other.size());
            for (int i = 0; i < Math.min(array.size(), other.size()); i++) {
                json(where + "[" + i + "]", array.get(i), other.get(i));
            }
        } else if (isNumber(expected) && isNumber(found)) {
            number(where, expected.getAsDouble(), found.getAsDouble());
        } else {
            same(where, expected, found);
        }
    }

    private static boolean isNumber(JsonElement json) {
        return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
    }

    private void differs(String where, @Nullable Object expected, @Nullable Object found) {
        if (mismatch == null) {
            mismatch = where + ": expected " + expected + ", found " + found;
        }
    }
}
