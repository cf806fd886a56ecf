package io.github.disentangle.ui.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Baseline;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.state.Selection;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.WorkbenchState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A state as JSON, told as what differs from the state before; the model aside.
final class StateJson {

    private static final int MOST_ITEMS = 256;

    private StateJson() {}

    /// @param json receives what differs
    static void write(WorkbenchState state, WorkbenchState before, JsonObject json) {
        if (!state.draft().equals(before.draft())) {
            json.add("input", draft(state.draft()));
        }
        if (!state.interventions().equals(before.interventions())) {
            json.add("changes", changes(state.interventions()));
        }
        if (!state.baseline().equals(before.baseline())) {
            json.add("baseline", state.baseline().map(StateJson::baseline).orElse(JsonNull.INSTANCE));
        }
        if (!state.target().equals(before.target())) {
            json.add(
                    "target",
                    state.target()
                            .<JsonElement>map(com.google.gson.JsonPrimitive::new)
                            .orElse(JsonNull.INSTANCE));
        }
        if (!state.selection().equals(before.selection())) {
            json.add("selection", selection(state.selection()));
        }
        if (state.view() != before.view()) {
            json.addProperty("view", Parts.name(state.view()));
        }
    }

    static WorkbenchState read(JsonObject json, WorkbenchState before, @Nullable Path model) {
        return new WorkbenchState(
                model,
                json.has("input") ? draft(Parts.object(json.get("input"), "input")) : before.draft(),
                json.has("changes") ? changes(json.get("changes")) : before.interventions(),
                json.has("baseline") ? baseline(json.get("baseline")) : before.baseline(),
                json.has("target") ? target(json.get("target")) : before.target(),
                json.has("selection")
                        ? selection(Parts.object(json.get("selection"), "selection"))
                        : before.selection(),
                json.has("view") ? Parts.constant(ViewKind.class, json.get("view"), "view") : before.view());
    }

    private static JsonObject draft(Draft draft) {
        var json = new JsonObject();
        json.addProperty("editor", Parts.name(draft.editor()));
        json.addProperty("text", draft.text());
        json.addProperty("second", draft.second());
        json.add("items", texts(draft.items()));
        json.addProperty("template", draft.template());
        if (draft.from() > 0) {
            json.addProperty("from", draft.from());
        }
        return json;
    }

    private static Draft draft(JsonObject json) {
        List<String> items = Parts.texts(json.get("items"), "items");
        if (items.size() > MOST_ITEMS) {
            throw new SessionException(
                    "there are " + items.size() + " items, at most " + MOST_ITEMS + " can be shown.");
        }
        return new Draft(
                Parts.constant(Editor.class, json.get("editor"), "editor"),
                Parts.text(json.get("text"), "text"),
                Parts.text(json.get("second"), "second"),
                items,
                Parts.text(json.get("template"), "template"),
                json.has("from") ? Parts.whole(json.get("from"), "from", Integer.MAX_VALUE) : 0);
    }

    private static JsonArray changes(List<Intervention> interventions) {
        return texts(interventions.stream().map(Intervention::toString).toList());
    }

    private static List<Intervention> changes(JsonElement element) {
        return Parts.array(element, "changes").asList().stream()
                .map(StateJson::change)
                .toList();
    }

    /// A patch carries its values, so it may be longer than anything typed.
    private static Intervention change(JsonElement element) {
        if (!element.isJsonPrimitive()) {
            throw Parts.wrong("a change", "a phrase", element);
        }
        try {
            return Intervention.parse(element.getAsString());
        } catch (InterventionException e) {
            throw new SessionException(e.getMessage(), e);
        }
    }

    private static JsonElement baseline(Baseline baseline) {
        var json = new JsonObject();
        json.add("input", draft(baseline.draft()));
        json.add("changes", changes(baseline.interventions()));
        return json;
    }

    private static Optional<Baseline> baseline(JsonElement element) {
        if (element.isJsonNull()) {
            return Optional.empty();
        }
        JsonObject json = Parts.object(element, "baseline");
        return Optional.of(new Baseline(
                draft(Parts.object(json.get("input"), "input")), changes(Parts.array(json.get("changes"), "changes"))));
    }

    private static Optional<String> target(JsonElement element) {
        return element.isJsonNull() ? Optional.empty() : Optional.of(Parts.text(element, "target"));
    }

    private static JsonObject selection(Selection selection) {
        var json = new JsonObject();
        json.addProperty("layer", selection.layer());
        json.addProperty("head", selection.head());
        json.addProperty("map", Parts.name(selection.map()));
        var pins = new JsonArray();
        selection.pins().forEach(pin -> pins.add(TargetJson.write(pin)));
        json.add("pins", pins);
        return json;
    }

    private static Selection selection(JsonObject json) {
        return new Selection(
                Parts.whole(json.get("layer"), "layer", TargetJson.MOST),
                Parts.whole(json.get("head"), "head", TargetJson.MOST),
                Parts.constant(AttentionMap.class, json.get("map"), "map"),
                Parts.array(json.get("pins"), "pins").asList().stream()
                        .map(TargetJson::read)
                        .toList());
    }

    private static JsonArray texts(List<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
