package io.github.disentangle.ui.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsLoaded() {
        var wishes = new Preferences(
                ThemeChoice.DARK,
                1.3,
                true,
                new WindowBounds(-10, 20, 1280, 800, true),
                List.of(Path.of("models", "größe 数"), Path.of("b")),
                false,
                true,
                true);
        store("deep/er").save(wishes);
        assertEquals(wishes, store("deep/er").load());
    }

    @Test
    void withoutAFileThereAreTheDefaults() {
        assertEquals(Preferences.DEFAULTS, store("nothing").load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"theme\": 3}",
                "{\"theme\": \"loud\"}",
                "{\"fontScale\": \"big\"}",
                "{\"window\": []}",
                "{\"recentModels\": {}}",
            })
    void aBrokenFileNeverStandsInTheWay(String content) throws IOException {
        Files.writeString(folder.resolve("preferences.json"), content);
        assertEquals(Preferences.DEFAULTS, store(".").load());
    }

    @Test
    void nonsenseIsBroughtIntoRange() throws IOException {
        Files.writeString(
                folder.resolve("preferences.json"),
                "{\"fontScale\": 99, \"window\": {\"x\": 1}, \"recentModels\": [\"bad\\u0000path\", \"good\"]}");
        Preferences wishes = store(".").load();
        assertEquals(Preferences.LARGEST_FONT, wishes.fontScale());
        assertEquals(null, wishes.window());
        assertEquals(List.of(Path.of("good")), wishes.recentModels());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSurvived() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        new PreferenceFile(file).save(Preferences.DEFAULTS);
        assertTrue(Files.isRegularFile(file));
    }

    @Test
    void recentModelsAreNewestFirstWithoutRepeats() {
        Preferences wishes = Preferences.DEFAULTS;
        for (int number : IntStream.range(0, 20).toArray()) {
            wishes = wishes.withRecent(Path.of("m" + number));
        }
        wishes = wishes.withRecent(Path.of("m15"));
        assertEquals(Preferences.RECENT_LIMIT, wishes.recentModels().size());
        assertEquals(
                List.of(Path.of("m15"), Path.of("m19"), Path.of("m18")),
                wishes.recentModels().subList(0, 3));
        assertEquals(
                1, wishes.recentModels().stream().filter(Path.of("m15")::equals).count());
    }

    private PreferenceFile store(String name) {
        return new PreferenceFile(folder.resolve(name));
    }
}
