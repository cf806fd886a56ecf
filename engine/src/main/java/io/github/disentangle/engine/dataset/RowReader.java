package io.github.disentangle.engine.dataset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Makes one line of a data set a row.
///
/// @param place file and line, for messages
/// @param mask what stands for a masked word
record RowReader(String place, String mask) {

    Row row(String line) {
        JsonObject object = object(line);
        String id = object.has("id") ? text(object, "id") : place;
        if (object.has("context")) {
            var input = new QuestionInput(text(object, "question"), text(object, "context"));
            return new Row(id, input, marks(object, "rationale", 1, input.context()));
        }
        if (object.has("premise")) {
            return pair(id, object, "premise", "hypothesis", "rationale_premise", "rationale_hypothesis");
        }
        if (object.has("sentence1")) {
            return pair(id, object, "sentence1", "sentence2", "rationale1", "rationale2");
        }
        if (object.has("prompt")) {
            var endings = new ArrayList<String>();
            array(object, "endings").forEach(ending -> endings.add(string("endings", ending)));
            var input = new ChoiceInput(text(object, "prompt"), endings);
            return new Row(id, input, marks(object, "rationale", 0, input.prompt()));
        }
        String text = text(object, "text");
        if (object.has("answer")) {
            return new Row(id, masked(text, object), List.of());
        }
        boolean several = object.has("topics") && array(object, "topics").size() != 1;
        List<Mark> marks = several ? List.of() : marks(object, "rationale", 0, text);
        return new Row(id, new TextInput(text), marks);
    }

    private Row pair(String id, JsonObject object, String first, String second, String firstMarks, String secondMarks) {
        var input = new PairInput(text(object, first), text(object, second));
        var marks = new ArrayList<>(marks(object, firstMarks, 0, input.text()));
        marks.addAll(marks(object, secondMarks, 1, input.pair()));
        return new Row(id, input, marks);
    }

    private TaskInput masked(String text, JsonObject object) {
        int length = text.codePointCount(0, text.length());
        int start = number("start", object.get("start"), length);
        int end = number("end", object.get("end"), length);
        if (start > end) {
            throw wrong("start", "not behind the end", Integer.toString(start));
        }
        return new TextInput(text.substring(0, text.offsetByCodePoints(0, start))
                + mask
                + text.substring(text.offsetByCodePoints(0, end)));
    }

    private List<Mark> marks(JsonObject object, String key, int sequence, String text) {
        var marks = new ArrayList<Mark>();
        if (!object.has(key)) {
            return marks;
        }
        int length = text.codePointCount(0, text.length());
        for (JsonElement element : array(object, key)) {
            if (!(element instanceof JsonArray pair) || pair.size() != 2) {
                throw wrong(key, "pairs [start, end]", element.toString());
            }
            int start = number(key, pair.get(0), length);
            int end = number(key, pair.get(1), length);
            if (start >= end) {
                throw wrong(key, "pairs [start, end] with start before end", element.toString());
            }
            marks.add(new Mark(sequence, start, end));
        }
        return marks;
    }

    private JsonObject object(String line) {
        try {
            if (JsonParser.parseString(line) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw new DataSetException(place + ": not a whole JSON object.", e);
        }
        throw new DataSetException(place + ": expected a JSON object.");
    }

    private String text(JsonObject object, String key) {
        JsonElement value = object.get(key);
        if (value == null) {
            throw new DataSetException(place + ": the field \"" + key + "\" is missing; there are "
                    + String.join(", ", object.keySet()) + ".");
        }
        return string(key, value);
    }

    private String string(String key, JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(key, "text", value.toString());
    }

    private JsonArray array(JsonObject object, String key) {
        if (object.get(key) instanceof JsonArray array) {
            return array;
        }
        throw wrong(key, "a list", String.valueOf(object.get(key)));
    }

    private int number(String key, JsonElement value, int most) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            try {
                int number = new BigDecimal(primitive.getAsString()).intValueExact();
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                // told below
            }
        }
        throw wrong(key, "whole numbers from 0 to the text's length " + most, String.valueOf(value));
    }

    private DataSetException wrong(String key, String expected, String found) {
        int shown = 60;
        String cut = found.length() > shown ? found.substring(0, shown) + "…" : found;
        return new DataSetException(place + ": \"" + key + "\" should hold " + expected + ", not " + cut + ".");
    }
}
