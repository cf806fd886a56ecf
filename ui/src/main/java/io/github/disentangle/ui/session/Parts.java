package io.github.disentangle.ui.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.ui.state.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values of a session file that may hold anything: what is expected, or a sentence that says what was found.
final class Parts {

    private Parts() {}

    static JsonObject object(@Nullable JsonElement element, String name) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw wrong(name, "an object", element);
    }

    static JsonArray array(@Nullable JsonElement element, String name) {
        if (element instanceof JsonArray array) {
            return array;
        }
        throw wrong(name, "a list", element);
    }

    static String text(@Nullable JsonElement element, String name) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            String text = primitive.getAsString();
            if (text.length() > Draft.LONGEST) {
                throw new SessionException(
                        name + " has " + text.length() + " characters, at most " + Draft.LONGEST + " can be shown.");
            }
            return text;
        }
        throw wrong(name, "a text", element);
    }

    /// A whole number from 0 to `most`.
    static int whole(@Nullable JsonElement element, String name, int most) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (number >= 0 && number <= most && number == Math.rint(number)) {
                return (int) number;
            }
        }
        throw wrong(name, most < 0 ? "nothing" : "a whole number from 0 to " + most, element);
    }

    static List<String> texts(@Nullable JsonElement element, String name) {
        var texts = new ArrayList<String>();
        array(element, name).forEach(text -> texts.add(text(text, name)));
        return texts;
    }

    static <E extends Enum<E>> E constant(Class<E> type, @Nullable JsonElement element, String name) {
        String word = text(element, name);
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(word)) {
                return constant;
            }
        }
        throw wrong(
                name,
                "one of "
                        + List.of(type.getEnumConstants()).stream()
                                .map(Parts::name)
                                .toList(),
                element);
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SessionException wrong(String name, String expected, @Nullable JsonElement found) {
        String words = found == null ? "nothing" : found.toString();
        return new SessionException(name + " should be " + expected + ", found "
                + (words.length() <= 40 ? words : words.substring(0, 40) + "…") + ".");
    }
}
