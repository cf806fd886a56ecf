package io.github.disentangle.ui.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                List.of(Path.of("negation.disentangle")),
                Preset.TEACH,
                Map.of(
                        Preset.COMPARE,
                        new Panels(
                                true,
                                false,
                                true,
                                220,
                                320,
                                180,
                                0.3,
                                Map.of(Panel.INSPECTOR, new WindowBounds(5, 6, 300, 400, false)))),
                new Running(3, WeightFormat.INT8, Optional.of(TokenizerMode.FAST_V4)),
                Optional.of(Path.of("own samples")),
                false,
                true,
                ViewKind.FLOW);
        store("deep/er").save(wishes);
        assertEquals(wishes, store("deep/er").load());
    }

    @Test
    void withoutAFileThereAreTheDefaults() {
        assertEquals(Preferences.DEFAULTS, store("nothing").load());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\u0000\u0001", "{\"theme\": \"dark\""})
    void aBrokenFileIsToldAndKept(String content) throws IOException {
        Files.writeString(folder.resolve("preferences.json"), content);
        var store = store(".");
        assertEquals(Preferences.DEFAULTS, store.load());
        assertTrue(store.problem().orElseThrow().contains("preferences.json"));
        store.save(Preferences.DEFAULTS.withTheme(ThemeChoice.DARK));
        assertEquals(content, Files.readString(folder.resolve("preferences-kept.json")));
        assertEquals(ThemeChoice.DARK, store.load().theme());
        assertEquals(Optional.empty(), store.problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theme       | 3",
                "theme       | 'loud'",
                "fontScale   | 'big'",
                "fontScale   | 99",
                "fontScale   | NaN",
                "window      | []",
                "window      | {'x': 1}",
                "window      | {'x': 1, 'y': 1, 'width': -5, 'height': 9}",
                "recentModels| {}",
                "preset      | 'party'",
                "panels      | {'teach': {'rail': 7}}",
                "threads     | -1",
                "threads     | 2.5",
                "threads     | 100000",
                "weights     | 'int3'",
                "tokenizer   | 'guess'",
                "rowCentred  | 'yes'",
                "view        | 'moon'",
            },
            quoteCharacter = '~')
    void aBadValueIsNamedAndTheOthersCount(String name, String value) throws IOException {
        String content = "{\"" + name + "\": " + value.replace('\'', '"') + ", \"reducedMotion\": true}";
        Files.writeString(folder.resolve("preferences.json"), content);
        var store = store(".");
        assertEquals(Preferences.DEFAULTS.withReducedMotion(true), store.load());
        assertTrue(
                store.problem().orElseThrow().contains("(" + name + ")"),
                store.problem().orElseThrow());
        assertEquals(content, Files.readString(folder.resolve("preferences-kept.json")));
    }

    @Test
    void aPathOfAnotherSystemIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{\"recentModels\": [\"bad\\u0000path\", \"good\"]}");
        assertEquals(List.of(Path.of("good")), store(".").load().recentModels());
    }

    @Test
    void absurdPanelsGetTheirUsualSize() {
        var panels = new Panels(true, true, true, -3, Double.NaN, 1e9, 7, Map.of());
        assertEquals(Panels.open(true, true, true), panels);
    }

    @Test
    void whatALaterProgramWroteStays() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{\"dreams\": [1, 2]}");
        var store = store(".");
        store.save(store.load().withTheme(ThemeChoice.DARK));
        assertTrue(Files.readString(folder.resolve("preferences.json")).contains("dreams"));
        assertEquals(Optional.empty(), store.problem());
    }

    @Test
    void everyPresetKeepsItsPanels() {
        Preferences wishes = Preferences.DEFAULTS.withRail(false).withPreset(Preset.TEACH);
        assertEquals(Preset.TEACH.panels(), wishes.panels());
        wishes = wishes.withDrawer(true).withPreset(Preset.EXPLORE);
        assertFalse(wishes.panels().rail());
        assertTrue(wishes.withPreset(Preset.TEACH).panels().drawer());
        assertEquals(1.4, wishes.withPreset(Preset.TEACH).textScale());
        assertEquals(2, wishes.withFontScale(1.8).withPreset(Preset.TEACH).textScale());
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
