package io.github.disentangle.ui.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundStoreTest {

    @TempDir
    private Path folder;

    @Test
    void theLastChangeBeforeTheEndIsInTheFileAndNothingElseIsLeft() throws IOException {
        var store = new BackgroundStore(new PreferenceFile(folder));
        Preferences wishes = store.load();
        for (int step = 0; step <= 10; step++) {
            wishes = wishes.withFontScale(1 + step / 10.0);
            store.save(wishes);
        }
        store.close();
        assertEquals(wishes, new PreferenceFile(folder).load());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(store.place()), files.toList());
        }
    }

    @Test
    void whatWasSavedIsLoadedAtOnce() {
        try (var store = new BackgroundStore(new PreferenceFile(folder))) {
            Preferences wishes = Preferences.DEFAULTS.withTheme(ThemeChoice.DARK);
            store.save(wishes);
            assertEquals(wishes, store.load());
        }
    }
}
