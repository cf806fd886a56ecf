package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Label names of a configuration: `id2label`, else `num_labels`, else two; `label2id`, else the inverse.
final class LabelReader {

    private final List<String> labels;
    private final Map<String, Integer> ids;

    LabelReader(ConfigFields fields, List<String> warnings) {
        JsonObject names = fields.object("id2label").orElse(null);
        int declared = fields.integer("num_labels", names == null ? 2 : names.size(), 0, ConfigReader.MOST_LABELS);
        if (names == null) {
            labels = defaults(declared);
        } else {
            if (declared != names.size()) {
                warnings.add("config.json says num_labels " + declared + " but names " + names.size()
                        + " labels in id2label; the names count.");
            }
            labels = byId(fields, names, warnings);
        }
        ids = fields.object("label2id").map(given -> given(fields, given)).orElseGet(this::inverse);
    }

    /// Names by id.
    List<String> labels() {
        return labels;
    }

    /// Ids by name, in the order of the file.
    Map<String, Integer> ids() {
        return ids;
    }

    private static List<String> defaults(int count) {
        return IntStream.range(0, count).mapToObj(id -> "LABEL_" + id).toList();
    }

    private static List<String> byId(ConfigFields fields, JsonObject names, List<String> warnings) {
        var labels = new ArrayList<>(defaults(names.size()));
        var named = new boolean[labels.size()];
        names.asMap().forEach((key, name) -> {
            if (!key.matches("-?[0-9]{1,9}") || !(name instanceof JsonPrimitive)) {
                throw fields.wrong(
                        "id2label has the entry " + quoted(key) + ", expected numbers as keys and names as values");
            }
            int id = Integer.parseInt(key);
            if (id >= 0 && id < named.length) {
                named[id] = true;
                labels.set(id, name.getAsString());
            }
        });
        for (int id = 0; id < named.length; id++) {
            if (!named[id]) {
                warnings.add("config.json has " + named.length + " entries in id2label, but none for id " + id
                        + "; it is called LABEL_" + id + ".");
                break;
            }
        }
        return labels;
    }

    private static Map<String, Integer> given(ConfigFields fields, JsonObject given) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        given.asMap().forEach((name, id) -> {
            if (!(id instanceof JsonPrimitive primitive)
                    || !primitive.getAsString().matches("-?[0-9]{1,9}")) {
                throw fields.wrong("label2id gives no whole number for " + quoted(name));
            }
            ids.put(name, Integer.parseInt(primitive.getAsString()));
        });
        return ids;
    }

    private Map<String, Integer> inverse() {
        Map<String, Integer> inverse = new LinkedHashMap<>();
        for (int id = 0; id < labels.size(); id++) {
            inverse.put(labels.get(id), id);
        }
        return inverse;
    }
}
