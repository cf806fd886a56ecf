package io.github.disentangle.ui.view.shell;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.preference.WindowBounds;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.History;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    private final Outside outside;

    /// What leads out of the frame.
    ///
    /// @param pinBaseline holds what comes next against the present state
    /// @param chooseFolder lets the person look for a model
    /// @param openSession lets the person look for a session
    /// @param saveSession saves the session where it was saved last
    /// @param saveSessionAs lets the person choose where to save the session
    /// @param quit closes the window
    public record Outside(
            Runnable pinBaseline,
            Runnable chooseFolder,
            Runnable openSession,
            Runnable saveSession,
            Runnable saveSessionAs,
            Runnable quit) {}

    /// @param preferences changed here, saved elsewhere
    public ShellViewModel(Workbench workbench, ObjectProperty<Preferences> preferences, Outside outside) {
        this.workbench = workbench;
        this.outside = outside;
        split = Computed.of(
                () -> side.get() && workbench.state().baseline().isPresent(), side, workbench.stateProperty());
        this.preferences = preferences;
        side.set(preferences.get().preset() == Preset.COMPARE);
        workbench
                .part(WorkbenchState::view)
                .subscribe((before, view) -> preferences.set(preferences.get().withView(view)));
    }

    /// What leads out of the frame.
    Outside outside() {
        return outside;
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
        compare(!split.getValue());
    }

    private void compare(boolean wanted) {
        if (wanted && workbench.state().baseline().isEmpty()) {
            outside.pinBaseline().run();
        }
        side.set(wanted);
    }

    /// The pictures that have a window of their own.
    public ObservableValue<Set<ViewKind>> apart() {
        return workbench.apartProperty();
    }

    /// Gives a picture a window of its own, or takes it back.
    void setApart(ViewKind view, boolean wanted) {
        var kinds = new HashSet<>(workbench.apartProperty().get());
        if (wanted ? kinds.add(view) : kinds.remove(view)) {
            workbench.apartProperty().set(Set.copyOf(kinds));
        }
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
        outside.chooseFolder().run();
    }

    public void quit() {
        outside.quit().run();
    }

    public void theme(ThemeChoice choice) {
        preferences.set(preferences.get().withTheme(choice));
    }

    public void showRail(boolean shown) {
        preferences.set(preferences.get().withRail(shown));
    }

    /// Another arrangement of the window, its panels as they were left; chosen once more, as they were at first.
    public void preset(Preset preset) {
        Preferences wishes = preferences.get();
        preferences.set(preset == wishes.preset() ? wishes.withPanels(preset.panels()) : wishes.withPreset(preset));
        compare(preset == Preset.COMPARE);
    }

    /// Keeps the sizes a person gave the panels, in pixels at the normal size of text.
    void sizePanels(double rail, double side, double drawer) {
        Preferences wishes = preferences.get();
        preferences.set(wishes.withPanels(wishes.panels().sized(rail, side, drawer)));
    }

    /// Keeps the share of the centre that the pinned state takes.
    void splitAt(double share) {
        Preferences wishes = preferences.get();
        preferences.set(wishes.withPanels(wishes.panels().withSplit(share)));
    }

    /// Gives a panel a window of its own.
    void takeOut(Panel panel, WindowBounds bounds) {
        Preferences wishes = preferences.get();
        preferences.set(wishes.withPanels(wishes.panels().withFloating(panel, bounds)));
    }

    /// Takes a panel back into its place.
    void dock(Panel panel) {
        Preferences wishes = preferences.get();
        if (wishes.panels().floating().containsKey(panel)) {
            preferences.set(wishes.withPanels(wishes.panels().withDocked(panel)));
        }
    }

    /// What was pinned becomes present, what is present becomes pinned.
    void swap() {
        workbench.execute(Commands.swapBaseline());
    }

    /// The text of the pinned state and that of the present one, to tell them apart.
    ObservableValue<String> pinnedText() {
        return workbench.part(
                state -> state.baseline().map(pinned -> pinned.draft().text()).orElse(""));
    }

    /// As [#pinnedText()], of the present state.
    ObservableValue<String> presentText() {
        return workbench.part(state -> state.draft().text());
    }

    /// Puts the hint for newcomers away for good.
    void welcome() {
        preferences.set(preferences.get().withWelcomed(true));
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

    private void scale(double scale) {
        preferences.set(preferences.get().withFontScale(Math.round(scale * 10) / 10.0));
    }
}
