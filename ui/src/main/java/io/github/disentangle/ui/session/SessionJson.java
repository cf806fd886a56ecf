package io.github.disentangle.ui.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.WorkbenchState;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A session as JSON, version 1: the model folders, then the steps of the history, each with what it changed.
final class SessionJson {

    private static final String FORMAT = "disentangle session";
    private static final int VERSION = 1;

    private final Path beside;

    /// @param beside folder of the session file; models are found from there when both moved together
    SessionJson(Path beside) {
        this.beside = beside;
    }

    JsonObject write(Session session) {
        var models = new ArrayList<Path>();
        var steps = new JsonArray();
        for (Step step : session.steps()) {
            var json = new JsonObject();
            step.parent().ifPresent(parent -> json.addProperty("parent", parent));
            json.addProperty("what", step.description());
            WorkbenchState before = step.parent().isPresent()
                    ? session.steps().get(step.parent().getAsInt()).state()
                    : WorkbenchState.EMPTY;
            if (step.state().model() != null && !step.state().model().equals(before.model())) {
                json.addProperty("model", index(models, step.state().model()));
            } else if (step.state().model() == null && before.model() != null) {
                json.add("model", JsonNull.INSTANCE);
            }
            StateJson.write(step.state(), before, json);
            steps.add(json);
        }
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        json.add("models", folders(models));
        json.addProperty("current", session.current());
        json.add("steps", steps);
        return json;
    }

    Session read(JsonObject json) {
        if (!json.has("format")
                || !json.get("format").isJsonPrimitive()
                || !json.get("format").getAsString().equals(FORMAT)) {
            throw new SessionException("expected \"format\": \"" + FORMAT + "\", found none.");
        }
        int version = Parts.whole(json.get("version"), "version", Integer.MAX_VALUE);
        if (version != VERSION) {
            throw new SessionException("it is of version " + version + ", this program reads version " + VERSION
                    + "; open it with a newer Disentangle.");
        }
        List<Path> models = models(Parts.array(json.get("models"), "models"));
        var steps = new ArrayList<Step>();
        for (JsonElement element : Parts.array(json.get("steps"), "steps")) {
            try {
                steps.add(step(Parts.object(element, "step"), steps, models));
            } catch (SessionException e) {
                throw new SessionException("step " + steps.size() + ": " + e.getMessage(), e);
            }
        }
        if (steps.isEmpty()) {
            throw new SessionException("expected at least one step, found none.");
        }
        return new Session(steps, Parts.whole(json.get("current"), "current", steps.size() - 1));
    }

    private static Step step(JsonObject json, List<Step> before, List<Path> models) {
        int id = before.size();
        OptionalInt parent =
                id == 0 ? OptionalInt.empty() : OptionalInt.of(Parts.whole(json.get("parent"), "parent", id - 1));
        WorkbenchState from = parent.isPresent() ? before.get(parent.getAsInt()).state() : WorkbenchState.EMPTY;
        Path model = model(json, from.model(), models);
        return new Step(id, parent, Parts.text(json.get("what"), "what"), StateJson.read(json, from, model));
    }

    private static @Nullable Path model(JsonObject json, @Nullable Path present, List<Path> models) {
        if (!json.has("model")) {
            return present;
        }
        return json.get("model").isJsonNull()
                ? null
                : models.get(Parts.whole(json.get("model"), "model", models.size() - 1));
    }

    private static int index(List<Path> models, Path folder) {
        int known = models.indexOf(folder);
        if (known >= 0) {
            return known;
        }
        models.add(folder);
        return models.size() - 1;
    }

    private JsonArray folders(List<Path> models) {
        var array = new JsonArray();
        for (Path folder : models) {
            var json = new JsonObject();
            json.addProperty("folder", folder.toString());
            if (beside.getRoot() != null && beside.getRoot().equals(folder.getRoot())) {
                json.addProperty("fromHere", beside.relativize(folder).toString());
            }
            array.add(json);
        }
        return array;
    }

    private List<Path> models(JsonArray array) {
        var models = new ArrayList<Path>();
        for (JsonElement element : array) {
            JsonObject json = Parts.object(element, "model");
            try {
                Path folder = Path.of(Parts.text(json.get("folder"), "folder"));
                Path near = json.has("fromHere")
                        ? beside.resolve(Parts.text(json.get("fromHere"), "fromHere"))
                                .normalize()
                        : folder;
                models.add(!Files.isDirectory(folder) && Files.isDirectory(near) ? near : folder);
            } catch (InvalidPathException e) {
                throw new SessionException("a model's folder is no path of this system: " + e.getInput() + ".", e);
            }
        }
        return models;
    }
}
