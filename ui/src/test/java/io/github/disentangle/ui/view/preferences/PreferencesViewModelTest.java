package io.github.disentangle.ui.view.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreferencesViewModelTest {

    private final ObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.DEFAULTS);
    private final PreferencesViewModel model = new PreferencesViewModel(
            preferences, new FolderChosen(Path.of("own")), Path.of("preferences.json"), () -> "");

    @Test
    void everyWishCountsAtOnce() {
        model.theme(ThemeChoice.DARK);
        model.textSize(150);
        model.reducedMotion(true);
        model.rowCentred(false);
        model.hint(false);
        model.threads(1);
        model.weights(WeightFormat.INT8);
        model.chooseSamples();
        Preferences wishes = preferences.get();
        assertEquals(ThemeChoice.DARK, wishes.theme());
        assertEquals(1.5, wishes.fontScale());
        assertTrue(wishes.reducedMotion() && wishes.welcomed() && !wishes.rowCentred());
        assertEquals(1, wishes.running().threads());
        assertEquals(WeightFormat.INT8, wishes.running().weights());
        assertEquals(Optional.of(Path.of("own")), wishes.samples());
        assertTrue(model.samples().getValue().contains("own"));
        model.bundledSamples();
        assertEquals(Optional.empty(), preferences.get().samples());
    }

    @Test
    void aResetCanBeTakenBackUntilSomethingElseIsWished() {
        preferences.set(preferences.get().withRecent(Path.of("model")).withTheme(ThemeChoice.DARK));
        Preferences before = preferences.get();
        model.reset();
        assertEquals(ThemeChoice.SYSTEM, preferences.get().theme());
        assertEquals(before.recentModels(), preferences.get().recentModels(), "what was opened is no wish");
        assertTrue(model.resetDone().getValue());
        model.takeResetBack();
        assertEquals(before, preferences.get());
        model.reset();
        model.textSize(120);
        assertFalse(model.resetDone().getValue());
    }

    @Test
    void aNumberOfThreadsFromElsewhereCanBeShown() {
        model.threads(200);
        assertTrue(model.threadChoices().contains(200));
        assertEquals(0, model.threadChoices().getFirst());
    }

    /// A person who always chooses the same folder.
    private record FolderChosen(Path folder) implements Dialogs {

        @Override
        public Optional<Path> chooseFolder(String title, @Nullable Path start) {
            return Optional.of(folder);
        }

        @Override
        public Optional<Path> chooseFile(String title, String kind, String ending) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, Path name, String kind, String ending) {
            return Optional.empty();
        }

        @Override
        public void copy(String text) {}

        @Override
        public void copy(BufferedImage picture) {}
    }
}
