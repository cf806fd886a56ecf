package io.github.disentangle.ui.preference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import io.github.disentangle.ui.state.ViewKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Preferences as JSON. Each value stands for itself: one that makes no sense is named and replaced by its default, and
/// the others count all the same.
final class PreferenceJson {

    private static final String OWN = "folder";

    private final JsonObject json;
    private final Set<String> bad = new TreeSet<>();

    PreferenceJson(JsonObject json) {
        this.json = json;
    }

    /// Names of the values that made no sense.
    Set<String> bad() {
        return bad;
    }

    Preferences read() {
        Preferences usual = Preferences.DEFAULTS;
        return new Preferences(
                value("theme", usual.theme(), element -> constant(ThemeChoice.class, element)),
                value("fontScale", usual.fontScale(), PreferenceJson::scale),
                value("reducedMotion", usual.reducedMotion(), PreferenceJson::truth),
                value("window", Optional.<WindowBounds>empty(), element -> Optional.of(bounds(element)))
                        .orElse(null),
                value("recentModels", usual.recentModels(), element -> paths("recentModels", element)),
                value("recentSessions", usual.recentSessions(), element -> paths("recentSessions", element)),
                value("preset", usual.preset(), element -> constant(Preset.class, element)),
                value("panels", usual.arrangements(), PreferenceJson::arrangements),
                new Running(
                        value("threads", usual.running().threads(), PreferenceJson::threads),
                        value("weights", usual.running().weights(), element -> constant(WeightFormat.class, element)),
                        value("tokenizer", usual.running().tokenizer(), PreferenceJson::tokenizer)),
                value("samples", usual.samples(), element -> Optional.of(Path.of(element.getAsString()))),
                value("rowCentred", usual.rowCentred(), PreferenceJson::truth),
                value("welcomed", usual.welcomed(), PreferenceJson::truth),
                value("view", usual.view(), element -> constant(ViewKind.class, element)));
    }

    /// @param json receives the values; others in it stay
    static void write(Preferences wishes, JsonObject json) {
        json.addProperty("theme", name(wishes.theme()));
        json.addProperty("fontScale", wishes.fontScale());
        json.addProperty("reducedMotion", wishes.reducedMotion());
        json.remove("window");
        WindowBounds window = wishes.window();
        if (window != null) {
            json.add("window", bounds(window));
        }
        json.add("recentModels", array(wishes.recentModels()));
        json.add("recentSessions", array(wishes.recentSessions()));
        json.addProperty("preset", name(wishes.preset()));
        var arrangements = new JsonObject();
        wishes.arrangements().forEach((preset, panels) -> arrangements.add(name(preset), panels(panels)));
        json.add("panels", arrangements);
        json.addProperty("threads", wishes.running().threads());
        json.addProperty("weights", name(wishes.running().weights()));
        json.addProperty(
                "tokenizer",
                wishes.running().tokenizer().map(PreferenceJson::name).orElse(OWN));
        json.remove("samples");
        wishes.samples().ifPresent(folder -> json.addProperty("samples", folder.toString()));
        json.addProperty("rowCentred", wishes.rowCentred());
        json.addProperty("welcomed", wishes.welcomed());
        json.addProperty("view", name(wishes.view()));
    }

    private <T> T value(String name, T usual, Function<JsonElement, T> reader) {
        JsonElement element = json.get(name);
        if (element == null) {
            return usual;
        }
        try {
            return reader.apply(element);
        } catch (RuntimeException e) { // a value of another kind fails in half a dozen ways
            bad.add(name);
            return usual;
        }
    }

    private static boolean truth(JsonElement element) {
        if (!element.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return element.getAsBoolean();
    }

    private static double number(@Nullable JsonElement element) {
        double number =
                element == null ? Double.NaN : element.getAsJsonPrimitive().getAsDouble();
        return finite(number);
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a number");
        }
        return number;
    }

    private static double scale(JsonElement element) {
        double scale = number(element);
        if (scale < Preferences.SMALLEST_FONT || scale > Preferences.LARGEST_FONT) {
            throw new IllegalArgumentException("nobody can read that");
        }
        return scale;
    }

    private static int threads(JsonElement element) {
        int threads = element.getAsInt();
        if (threads < 0 || threads > Running.MOST_THREADS || threads != element.getAsDouble()) {
            throw new IllegalArgumentException("no number of threads");
        }
        return threads;
    }

    private static Optional<TokenizerMode> tokenizer(JsonElement element) {
        return element.getAsString().equals(OWN)
                ? Optional.empty()
                : Optional.of(constant(TokenizerMode.class, element));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonElement element) {
        return Enum.valueOf(type, element.getAsString().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static WindowBounds bounds(JsonElement element) {
        var object = element.getAsJsonObject();
        var bounds = new WindowBounds(
                number(object.get("x")),
                number(object.get("y")),
                number(object.get("width")),
                number(object.get("height")),
                object.has("maximised") && truth(object.get("maximised")));
        if (bounds.width() < 1 || bounds.height() < 1) {
            throw new IllegalArgumentException("no window is that small");
        }
        return bounds;
    }

    private static Map<Preset, Panels> arrangements(JsonElement element) {
        var arrangements = new EnumMap<Preset, Panels>(Preset.class);
        for (var entry : element.getAsJsonObject().entrySet()) {
            Preset preset = Preset.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
            var object = entry.getValue().getAsJsonObject();
            arrangements.put(
                    preset,
                    new Panels(
                            truth(object.get("rail")),
                            truth(object.get("side")),
                            truth(object.get("drawer")),
                            number(object.get("railWidth")),
                            number(object.get("sideWidth")),
                            number(object.get("drawerHeight")),
                            number(object.get("split")),
                            floating(object.get("floating"))));
        }
        return arrangements;
    }

    private static Map<Panel, WindowBounds> floating(@Nullable JsonElement element) {
        var floating = new EnumMap<Panel, WindowBounds>(Panel.class);
        if (element != null) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> floating.put(
                            Panel.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), bounds(entry.getValue())));
        }
        return floating;
    }

    private static JsonObject bounds(WindowBounds window) {
        var bounds = new JsonObject();
        bounds.addProperty("x", window.x());
        bounds.addProperty("y", window.y());
        bounds.addProperty("width", window.width());
        bounds.addProperty("height", window.height());
        bounds.addProperty("maximised", window.maximised());
        return bounds;
    }

    private static JsonObject panels(Panels panels) {
        var object = new JsonObject();
        object.addProperty("rail", panels.rail());
        object.addProperty("side", panels.side());
        object.addProperty("drawer", panels.drawer());
        object.addProperty("railWidth", panels.railWidth());
        object.addProperty("sideWidth", panels.sideWidth());
        object.addProperty("drawerHeight", panels.drawerHeight());
        object.addProperty("split", panels.split());
        var floating = new JsonObject();
        panels.floating().forEach((panel, window) -> floating.add(panel.id(), bounds(window)));
        object.add("floating", floating);
        return object;
    }

    private List<Path> paths(String name, JsonElement element) {
        var paths = new ArrayList<Path>();
        for (JsonElement path : element.getAsJsonArray()) {
            try {
                paths.add(Path.of(path.getAsString()));
            } catch (InvalidPathException e) {
                bad.add(name);
            }
        }
        return paths.subList(0, Math.min(paths.size(), Preferences.RECENT_LIMIT));
    }

    private static JsonArray array(List<Path> paths) {
        var array = new JsonArray();
        paths.forEach(path -> array.add(path.toString()));
        return array;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
