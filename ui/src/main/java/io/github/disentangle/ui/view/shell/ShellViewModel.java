package io.github.disentangle.ui.view.shell;

import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.History;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the frame of the window offers, free of any control.
public final class ShellViewModel {

    private static final double FONT_STEP = 0.1;

    private final Workbench workbench;
    private final ObjectProperty<Preferences> preferences;
    private final BooleanProperty side = new SimpleBooleanProperty();
    private final ObservableValue<Boolean> split;
    private final Runnable pinBaseline;
    private final Runnable chooseFolder;
    private final Runnable quit;

    /// @param preferences changed here, saved elsewhere
    /// @param pinBaseline holds what comes next against the present state
    /// @param chooseFolder lets the person look for a model
    /// @param quit closes the window
    public ShellViewModel(
            Workbench workbench,
            ObjectProperty<Preferences> preferences,
            Runnable pinBaseline,
            Runnable chooseFolder,
            Runnable quit) {
        this.workbench = workbench;
        this.pinBaseline = pinBaseline;
        split = Computed.of(
                () -> side.get() && workbench.state().baseline().isPresent(), side, workbench.stateProperty());
        this.preferences = preferences;
        this.chooseFolder = chooseFolder;
        this.quit = quit;
    }

    /// A person's wishes.
    public ObservableValue<Preferences> preferences() {
        return preferences;
    }

    /// The picture in the centre.
    public ObservableValue<ViewKind> view() {
        return workbench.part(state -> state.view());
    }

    /// Whether the centre shows tables instead of pictures.
    public BooleanProperty tabular() {
        return workbench.tabularProperty();
    }

    /// Whether the pinned state's picture stands beside the present one.
    public ObservableValue<Boolean> split() {
        return split;
    }

    /// Puts the pinned state's picture beside the present one, or takes it away; pins the present state if none is.
    public void compare() {
        boolean wanted = !split.getValue();
        if (wanted && workbench.state().baseline().isEmpty()) {
            pinBaseline.run();
        }
        side.set(wanted);
    }

    /// Shows another picture.
    public void show(ViewKind view) {
        workbench.execute(Commands.view(view));
    }

    /// What undo would take back; empty when there is nothing.
    public ObservableValue<Optional<String>> undoable() {
        return workbench.revisionProperty().map(revision -> {
            History history = workbench.history();
            return history.previous().map(previous -> history.current().description());
        });
    }

    /// What redo would bring back; empty when there is nothing.
    public ObservableValue<Optional<String>> redoable() {
        return workbench
                .revisionProperty()
                .map(revision -> workbench.history().next().map(Step::description));
    }

    public void undo() {
        workbench.undo();
    }

    public void redo() {
        workbench.redo();
    }

    /// What the person should know; null for nothing.
    public ObjectProperty<@Nullable Notice> notice() {
        return workbench.noticeProperty();
    }

    /// Takes the notice away.
    public void dismissNotice() {
        workbench.noticeProperty().set(null);
    }

    public void chooseFolder() {
        chooseFolder.run();
    }

    public void quit() {
        quit.run();
    }

    public void theme(ThemeChoice choice) {
        preferences.set(preferences.get().withTheme(choice));
    }

    public void showRail(boolean shown) {
        preferences.set(preferences.get().withRail(shown));
    }

    public void showSide(boolean shown) {
        preferences.set(preferences.get().withSide(shown));
    }

    public void showDrawer(boolean shown) {
        preferences.set(preferences.get().withDrawer(shown));
    }

    public void larger() {
        scale(preferences.get().fontScale() + FONT_STEP);
    }

    public void smaller() {
        scale(preferences.get().fontScale() - FONT_STEP);
    }

    public void normalSize() {
        scale(1);
    }

    /// Lets go of what is marked.
    public void clearPins() {
        workbench.hoverProperty().set(null);
        workbench.execute(Commands.unpin());
    }

    private void scale(double scale) {
        preferences.set(preferences.get().withFontScale(Math.round(scale * 10) / 10.0));
    }
}
