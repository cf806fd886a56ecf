package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Typed access to the fields of a JSON object; what has the wrong type or is out of range is told by name. A
/// field that is `null` counts as absent.
final class ConfigFields {

    private final JsonObject json;
    private final String source;

    /// @param source file name for messages
    ConfigFields(JsonObject json, String source) {
        this.json = json;
        this.source = source;
    }

    JsonObject json() {
        return json;
    }

    boolean has(String field) {
        return value(field) != null;
    }

    boolean isText(String field) {
        return value(field) instanceof JsonPrimitive primitive && primitive.isString();
    }

    /// The exception for anything wrong in this object.
    CheckpointException wrong(String what) {
        return new CheckpointException(source + ": " + what + ".");
    }

    int integer(String field, int absent, int least, int most) {
        JsonElement value = value(field);
        if (value == null) {
            return absent;
        }
        BigDecimal number = number(value);
        boolean whole = number != null
                && Math.abs((long) number.precision() - number.scale()) <= 12
                && number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(field + " is " + shown(value) + ", expected a whole number"
                    + (least == Integer.MIN_VALUE ? " of at most " + most : " from " + least + " to " + most));
        }
        return number.intValueExact();
    }

    double real(String field, double absent) {
        JsonElement value = value(field);
        if (value == null) {
            return absent;
        }
        BigDecimal number = number(value);
        if (number == null) {
            throw wrong(field + " is " + shown(value) + ", expected a number");
        }
        return number.doubleValue();
    }

    boolean flag(String field, boolean absent) {
        JsonElement value = value(field);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw wrong(field + " is " + shown(value) + ", expected true or false");
        }
        return primitive.getAsBoolean();
    }

    Optional<String> text(String field) {
        JsonElement value = value(field);
        if (value != null && !isText(field)) {
            throw wrong(field + " is " + shown(value) + ", expected a text");
        }
        return Optional.ofNullable(value).map(JsonElement::getAsString);
    }

    /// A list of texts; empty when absent.
    List<String> texts(String field) {
        JsonElement value = value(field);
        var texts = new ArrayList<String>();
        if (value != null) {
            if (!value.isJsonArray()) {
                throw wrong(field + " is " + shown(value) + ", expected a list of texts");
            }
            for (JsonElement item : value.getAsJsonArray()) {
                if (!(item instanceof JsonPrimitive primitive) || !primitive.isString()) {
                    throw wrong(field + " lists " + shown(item) + ", expected texts only");
                }
                texts.add(primitive.getAsString());
            }
        }
        return texts;
    }

    /// An object; empty when absent.
    Optional<JsonObject> object(String field) {
        JsonElement value = value(field);
        if (value != null && !value.isJsonObject()) {
            throw wrong(field + " is " + shown(value) + ", expected an object");
        }
        return Optional.ofNullable(value).map(JsonElement::getAsJsonObject);
    }

    private @Nullable JsonElement value(String field) {
        JsonElement value = json.get(field);
        return value == null || value.isJsonNull() ? null : value;
    }

    private static @Nullable BigDecimal number(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            String text = primitive.getAsString();
            // a short text, so that no exponent can blow the number up
            return text.length() <= 40 && text.matches("-?[0-9.]+([eE][-+]?[0-9]{1,3})?") ? new BigDecimal(text) : null;
        }
        return null;
    }

    private static String shown(JsonElement value) {
        if (value instanceof JsonPrimitive primitive) {
            String text = primitive.getAsString();
            return primitive.isString() || text.length() > 40 ? quoted(text) : text;
        }
        return value.isJsonArray() ? "a list" : value.isJsonObject() ? "an object" : "null";
    }
}
