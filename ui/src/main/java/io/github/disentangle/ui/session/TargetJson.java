package io.github.disentangle.ui.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Target.Side;
import java.util.List;

/// What a person marked, as a list: what it is, then where, e.g. `["cell", 3, 5]`.
final class TargetJson {

    /// No model counts further.
    static final int MOST = 1_000_000;

    private TargetJson() {}

    static JsonArray write(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key) -> list("cell", query, key);
            case Target.Token(Side side, int index) -> {
                var list = list("token");
                list.add(Parts.name(side));
                list.add(index);
                yield list;
            }
            case Target.Head(int layer, int head) -> list("head", layer, head);
            case Target.Bar(int index) -> list("bar", index);
            case Target.Point(int series, int index) -> list("point", series, index);
            case Target.Panel(int index) -> list("panel", index);
            case Target.State(int state, int token) -> list("state", state, token);
            case Target.Own(String figure, Target inner) -> {
                var list = list("own");
                list.add(figure);
                list.add(write(inner));
                yield list;
            }
        };
    }

    static Target read(JsonElement element) {
        List<JsonElement> list = Parts.array(element, "pin").asList();
        String kind = list.isEmpty() ? "" : Parts.text(list.getFirst(), "pin");
        return switch (kind) {
            case "cell" -> new Target.Cell(number(list, 1), number(list, 2));
            case "token" -> new Target.Token(Parts.constant(Side.class, at(list, 1), "side"), number(list, 2));
            case "head" -> new Target.Head(number(list, 1), number(list, 2));
            case "bar" -> new Target.Bar(number(list, 1));
            case "point" -> new Target.Point(number(list, 1), number(list, 2));
            case "panel" -> new Target.Panel(number(list, 1));
            case "state" -> new Target.State(number(list, 1), number(list, 2));
            case "own" -> new Target.Own(Parts.text(at(list, 1), "figure"), read(at(list, 2)));
            default -> throw Parts.wrong("a pin", "a cell, token, head, bar, point, panel, state or own mark", element);
        };
    }

    private static JsonArray list(String kind, int... numbers) {
        var list = new JsonArray();
        list.add(kind);
        for (int number : numbers) {
            list.add(number);
        }
        return list;
    }

    private static int number(List<JsonElement> list, int index) {
        return Parts.whole(at(list, index), "a pin's place", MOST);
    }

    private static JsonElement at(List<JsonElement> list, int index) {
        return index < list.size() ? list.get(index) : new JsonPrimitive("");
    }
}
