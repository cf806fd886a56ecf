package io.github.disentangle.ui.view.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {

    private final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
    private final ObjectProperty<Preferences> preferences = new SimpleObjectProperty<>(Preferences.DEFAULTS);
    private final ShellViewModel model = new ShellViewModel(
            workbench,
            preferences,
            new ShellViewModel.Outside(
                    () -> workbench.execute(Commands.pinBaseline(Optional.empty())),
                    () -> {},
                    () -> {},
                    () -> {},
                    () -> {},
                    () -> {}));

    @Test
    void comparingPinsTheStateAndLeavesWithThePreset() {
        workbench.execute(Commands.draft("one", draft -> draft.withText("one")));
        model.preset(Preset.COMPARE);
        assertTrue(model.split().getValue());
        workbench.execute(Commands.draft("two", draft -> draft.withText("two")));
        assertEquals("one", model.pinnedText().getValue());
        assertEquals("two", model.presentText().getValue());
        model.swap();
        assertEquals("two", model.pinnedText().getValue());
        assertEquals("one", model.presentText().getValue());
        model.preset(Preset.EXPLORE);
        assertFalse(model.split().getValue());
        assertTrue(workbench.state().baseline().isPresent(), "the pinned state is not lost");
        model.preset(Preset.COMPARE);
        assertTrue(model.split().getValue());
        assertEquals("two", model.pinnedText().getValue());
    }

    @Test
    void aPresetChosenOnceMoreGetsItsFirstPanels() {
        model.preset(Preset.TEACH);
        model.showDrawer(true);
        model.preset(Preset.EXPLORE);
        model.preset(Preset.TEACH);
        assertTrue(preferences.get().panels().drawer());
        model.preset(Preset.TEACH);
        assertEquals(Preset.TEACH.panels(), preferences.get().panels());
    }

    @Test
    void theViewLookedAtLastIsRemembered() {
        model.show(ViewKind.KERNEL);
        assertEquals(ViewKind.KERNEL, preferences.get().view());
    }

    @Test
    void aViewInItsOwnWindowIsKnownToBeSeen() {
        model.setApart(ViewKind.ATLAS, true);
        assertTrue(workbench.apartProperty().get().contains(ViewKind.ATLAS));
        model.setApart(ViewKind.ATLAS, false);
        assertTrue(workbench.apartProperty().get().isEmpty());
    }
}
