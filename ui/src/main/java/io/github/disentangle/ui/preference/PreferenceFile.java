package io.github.disentangle.ui.preference;

import static io.github.disentangle.resources.Messages.text;
import static java.lang.System.Logger.Level.WARNING;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.ui.work.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Preferences as a small JSON file that a person may read and edit. What it holds beyond the preferences known here
/// stays in it; a file that makes no sense is kept under another name before it is written anew.
public final class PreferenceFile implements PreferenceStore {

    /// System property that names the folder for everything the program remembers.
    public static final String HOME_PROPERTY = "disentangle.home";

    private static final System.Logger LOG = System.getLogger(PreferenceFile.class.getName());
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private JsonObject others = new JsonObject();
    private Optional<String> problem = Optional.empty();

    /// Whether it was told that nothing can be saved; told again only after it went well once.
    private boolean failing;

    /// @param folder made on the first save
    public PreferenceFile(Path folder) {
        file = folder.resolve("preferences.json");
    }

    /// The file in [#homeOfUser()].
    public static PreferenceFile ofUser() {
        return new PreferenceFile(homeOfUser());
    }

    /// Where the program keeps what it remembers: this user's configuration folder, or the folder [#HOME_PROPERTY]
    /// names.
    public static Path homeOfUser() {
        String named = System.getProperty(HOME_PROPERTY);
        return named != null ? Path.of(named) : configurationFolder().resolve("disentangle");
    }

    @Override
    public Preferences load() {
        problem = Optional.empty();
        if (!Files.exists(file)) {
            return Preferences.DEFAULTS;
        }
        try {
            others = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | RuntimeException e) { // JSON of another shape fails in half a dozen ways
            LOG.log(WARNING, "The preferences in " + file + " cannot be read: " + e);
            problem = Optional.of(text("preferences.unreadable", file, kept()));
            return Preferences.DEFAULTS;
        }
        var json = new PreferenceJson(others);
        Preferences wishes = json.read();
        Set<String> bad = json.bad();
        if (!bad.isEmpty()) {
            LOG.log(WARNING, "Values in " + file + " that make no sense: " + bad);
            problem = Optional.of(text("preferences.bad", file, String.join(", ", bad), kept()));
        }
        return wishes;
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void save(Preferences preferences) {
        try {
            PreferenceJson.write(preferences, others);
            WholeFile.write(file, GSON.toJson(others));
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(WARNING, "The preferences could not be saved to " + file + ": " + e);
            }
            failing = true;
        }
    }

    @Override
    public Path place() {
        return file;
    }

    /// Keeps a copy of the file as it is.
    private Path kept() {
        Path copy = file.resolveSibling("preferences-kept.json");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(WARNING, "The preferences as they were could not be kept in " + copy + ": " + e);
        }
        return copy.getFileName();
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
