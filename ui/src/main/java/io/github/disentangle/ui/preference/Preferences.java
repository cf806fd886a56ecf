package io.github.disentangle.ui.preference;

import io.github.disentangle.ui.state.ViewKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person's wishes.
///
/// @param theme colours of the window
/// @param fontScale 1 is the normal size of text
/// @param reducedMotion whether nothing should move by itself
/// @param window where the window was; null before the first time
/// @param recentModels folders opened lately, newest first
/// @param recentSessions session files opened or saved lately, newest first
/// @param preset the arrangement the window is in
/// @param arrangements the panels of each preset that a person changed
/// @param running how models are opened and run
/// @param samples folder with other samples than the bundled ones, from the next start on; empty for those
/// @param rowCentred whether scores are shown with each row's mean taken off
/// @param welcomed whether the hint for newcomers was put away
/// @param view the picture looked at last
public record Preferences(
        ThemeChoice theme,
        double fontScale,
        boolean reducedMotion,
        @Nullable WindowBounds window,
        List<Path> recentModels,
        List<Path> recentSessions,
        Preset preset,
        Map<Preset, Panels> arrangements,
        Running running,
        Optional<Path> samples,
        boolean rowCentred,
        boolean welcomed,
        ViewKind view) {

    /// How many recent models and sessions are remembered.
    public static final int RECENT_LIMIT = 12;

    public static final double SMALLEST_FONT = 0.8;
    public static final double LARGEST_FONT = 2;

    /// The first window leaves the drawer for later: it is empty then.
    public static final Preferences DEFAULTS = new Preferences(
            ThemeChoice.SYSTEM,
            1,
            false,
            null,
            List.of(),
            List.of(),
            Preset.EXPLORE,
            Map.of(Preset.EXPLORE, Preset.EXPLORE.panels().withDrawer(false)),
            Running.DEFAULTS,
            Optional.empty(),
            true,
            false,
            ViewKind.MATRIX);

    public Preferences {
        fontScale = Double.isFinite(fontScale) ? Math.clamp(fontScale, SMALLEST_FONT, LARGEST_FONT) : 1;
        recentModels = List.copyOf(recentModels);
        recentSessions = List.copyOf(recentSessions);
        arrangements = Map.copyOf(arrangements);
    }

    /// The panels of the present preset.
    public Panels panels() {
        return arrangements.getOrDefault(preset, preset.panels());
    }

    /// How large text is in the present preset; 1 is normal.
    public double textScale() {
        return Math.min(LARGEST_FONT, fontScale * preset.enlargement());
    }

    public Preferences withTheme(ThemeChoice choice) {
        return with(choice, fontScale, reducedMotion, window, preset, arrangements);
    }

    public Preferences withFontScale(double scale) {
        return with(theme, scale, reducedMotion, window, preset, arrangements);
    }

    public Preferences withReducedMotion(boolean reduced) {
        return with(theme, fontScale, reduced, window, preset, arrangements);
    }

    public Preferences withWindow(WindowBounds bounds) {
        return with(theme, fontScale, reducedMotion, bounds, preset, arrangements);
    }

    /// Another preset, with its panels as they were left.
    public Preferences withPreset(Preset other) {
        return with(theme, fontScale, reducedMotion, window, other, arrangements);
    }

    /// Other panels in the present preset.
    public Preferences withPanels(Panels panels) {
        var changed = new EnumMap<Preset, Panels>(Preset.class);
        changed.putAll(arrangements);
        changed.put(preset, panels);
        return with(theme, fontScale, reducedMotion, window, preset, Collections.unmodifiableMap(changed));
    }

    public Preferences withRail(boolean shown) {
        return withPanels(panels().withRail(shown));
    }

    public Preferences withSide(boolean shown) {
        return withPanels(panels().withSide(shown));
    }

    public Preferences withDrawer(boolean shown) {
        return withPanels(panels().withDrawer(shown));
    }

    public Preferences withRunning(Running newRunning) {
        return rest(recentModels, recentSessions, newRunning, samples, rowCentred, welcomed, view);
    }

    public Preferences withSamples(Optional<Path> folder) {
        return rest(recentModels, recentSessions, running, folder, rowCentred, welcomed, view);
    }

    public Preferences withRowCentred(boolean centred) {
        return rest(recentModels, recentSessions, running, samples, centred, welcomed, view);
    }

    public Preferences withWelcomed(boolean seen) {
        return rest(recentModels, recentSessions, running, samples, rowCentred, seen, view);
    }

    public Preferences withView(ViewKind shown) {
        return rest(recentModels, recentSessions, running, samples, rowCentred, welcomed, shown);
    }

    /// Puts a model first in the list of recent ones.
    public Preferences withRecent(Path model) {
        return rest(first(model, recentModels), recentSessions, running, samples, rowCentred, welcomed, view);
    }

    /// Puts a session file first in the list of recent ones.
    public Preferences withRecentSession(Path session) {
        return rest(recentModels, first(session, recentSessions), running, samples, rowCentred, welcomed, view);
    }

    /// Everything as in the beginning, except for what was merely noted: recent files, the window's place, the
    /// hint.
    public Preferences reset() {
        return new Preferences(
                DEFAULTS.theme,
                DEFAULTS.fontScale,
                DEFAULTS.reducedMotion,
                window,
                recentModels,
                recentSessions,
                DEFAULTS.preset,
                DEFAULTS.arrangements,
                DEFAULTS.running,
                DEFAULTS.samples,
                DEFAULTS.rowCentred,
                welcomed,
                view);
    }

    private static List<Path> first(Path newest, List<Path> recent) {
        var paths = new ArrayList<>(recent);
        paths.remove(newest);
        paths.addFirst(newest);
        return paths.subList(0, Math.min(paths.size(), RECENT_LIMIT));
    }

    private Preferences with(
            ThemeChoice newTheme,
            double newScale,
            boolean reduced,
            @Nullable WindowBounds bounds,
            Preset newPreset,
            Map<Preset, Panels> newArrangements) {
        return new Preferences(
                newTheme,
                newScale,
                reduced,
                bounds,
                recentModels,
                recentSessions,
                newPreset,
                newArrangements,
                running,
                samples,
                rowCentred,
                welcomed,
                view);
    }

    private Preferences rest(
            List<Path> models,
            List<Path> sessions,
            Running newRunning,
            Optional<Path> newSamples,
            boolean centred,
            boolean seen,
            ViewKind shown) {
        return new Preferences(
                theme,
                fontScale,
                reducedMotion,
                window,
                models,
                sessions,
                preset,
                arrangements,
                newRunning,
                newSamples,
                centred,
                seen,
                shown);
    }
}
