package io.github.disentangle.ui.preference;

import static java.lang.System.Logger.Level.WARNING;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Preferences as a small JSON file that a person may read and edit.
public final class PreferenceFile implements PreferenceStore {

    /// System property that names the folder for everything the program remembers.
    public static final String HOME_PROPERTY = "disentangle.home";

    private static final System.Logger LOG = System.getLogger(PreferenceFile.class.getName());
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;

    /// @param folder made on the first save
    public PreferenceFile(Path folder) {
        file = folder.resolve("preferences.json");
    }

    /// The file in this user's configuration folder, or in the folder [#HOME_PROPERTY] names.
    public static PreferenceFile ofUser() {
        String named = System.getProperty(HOME_PROPERTY);
        return new PreferenceFile(
                named != null ? Path.of(named) : configurationFolder().resolve("disentangle"));
    }

    @Override
    public Preferences load() {
        if (!Files.exists(file)) {
            return Preferences.DEFAULTS;
        }
        try {
            return read(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException | RuntimeException e) { // JSON of another shape fails in half a dozen ways
            LOG.log(WARNING, "The preferences in " + file + " cannot be read and are replaced by the defaults: " + e);
            return Preferences.DEFAULTS;
        }
    }

    @Override
    public void save(Preferences preferences) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "preferences", ".json");
            Files.writeString(draft, GSON.toJson(write(preferences)));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(WARNING, "The preferences could not be saved to " + file + ": " + e);
        }
    }

    private static Preferences read(JsonObject json) {
        Preferences defaults = Preferences.DEFAULTS;
        return new Preferences(
                json.has("theme")
                        ? ThemeChoice.valueOf(json.get("theme").getAsString().toUpperCase(Locale.ROOT))
                        : defaults.theme(),
                json.has("fontScale") ? json.get("fontScale").getAsDouble() : defaults.fontScale(),
                json.has("reducedMotion") && json.get("reducedMotion").getAsBoolean(),
                json.has("window") ? readBounds(json.getAsJsonObject("window")) : null,
                json.has("recentModels") ? readPaths(json.getAsJsonArray("recentModels")) : List.of(),
                json.has("railShown") ? json.get("railShown").getAsBoolean() : defaults.railShown(),
                json.has("sideShown") ? json.get("sideShown").getAsBoolean() : defaults.sideShown(),
                json.has("drawerShown") ? json.get("drawerShown").getAsBoolean() : defaults.drawerShown());
    }

    private static @Nullable WindowBounds readBounds(JsonObject json) {
        var bounds = new WindowBounds(
                number(json, "x"),
                number(json, "y"),
                number(json, "width"),
                number(json, "height"),
                json.has("maximised") && json.get("maximised").getAsBoolean());
        boolean usable = Double.isFinite(bounds.x())
                && Double.isFinite(bounds.y())
                && bounds.width() >= 1
                && bounds.height() >= 1;
        return usable ? bounds : null;
    }

    private static double number(JsonObject json, String name) {
        return json.has(name) ? json.get(name).getAsDouble() : Double.NaN;
    }

    private static List<Path> readPaths(JsonArray json) {
        var paths = new ArrayList<Path>();
        for (JsonElement element : json) {
            try {
                paths.add(Path.of(element.getAsString()));
            } catch (InvalidPathException e) {
                LOG.log(WARNING, "A recent model is forgotten because its path is not one of this system: " + element);
            }
        }
        return paths.subList(0, Math.min(paths.size(), Preferences.RECENT_LIMIT));
    }

    private static JsonObject write(Preferences preferences) {
        var json = new JsonObject();
        json.addProperty("theme", preferences.theme().name().toLowerCase(Locale.ROOT));
        json.addProperty("fontScale", preferences.fontScale());
        json.addProperty("reducedMotion", preferences.reducedMotion());
        WindowBounds window = preferences.window();
        if (window != null) {
            json.add("window", GSON.toJsonTree(window));
        }
        var models = new JsonArray();
        preferences.recentModels().forEach(model -> models.add(model.toString()));
        json.add("recentModels", models);
        json.addProperty("railShown", preferences.railShown());
        json.addProperty("sideShown", preferences.sideShown());
        json.addProperty("drawerShown", preferences.drawerShown());
        return json;
    }

    private static Path configurationFolder() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("win")) {
            String roaming = System.getenv("APPDATA");
            return roaming != null ? Path.of(roaming) : home.resolve("AppData").resolve("Roaming");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        String configured = System.getenv("XDG_CONFIG_HOME");
        return configured != null && !configured.isBlank() ? Path.of(configured) : home.resolve(".config");
    }
}
