package io.github.disentangle.ui.preference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's wishes.
///
/// @param theme colours of the window
/// @param fontScale 1 is the normal size of text
/// @param reducedMotion whether nothing should move by itself
/// @param window where the window was; null before the first time
/// @param recentModels folders opened lately, newest first
/// @param railShown whether the list of models is open
/// @param sideShown whether prediction and inspector are open
/// @param drawerShown whether the history, jobs and log are open
public record Preferences(
        ThemeChoice theme,
        double fontScale,
        boolean reducedMotion,
        @Nullable WindowBounds window,
        List<Path> recentModels,
        boolean railShown,
        boolean sideShown,
        boolean drawerShown) {

    /// How many recent models are remembered.
    public static final int RECENT_LIMIT = 12;

    public static final double SMALLEST_FONT = 0.8;
    public static final double LARGEST_FONT = 2;

    public static final Preferences DEFAULTS =
            new Preferences(ThemeChoice.SYSTEM, 1, false, null, List.of(), true, true, false);

    public Preferences {
        fontScale = Double.isFinite(fontScale) ? Math.clamp(fontScale, SMALLEST_FONT, LARGEST_FONT) : 1;
        recentModels = List.copyOf(recentModels);
    }

    public Preferences withTheme(ThemeChoice choice) {
        return new Preferences(
                choice, fontScale, reducedMotion, window, recentModels, railShown, sideShown, drawerShown);
    }

    public Preferences withFontScale(double scale) {
        return new Preferences(theme, scale, reducedMotion, window, recentModels, railShown, sideShown, drawerShown);
    }

    public Preferences withReducedMotion(boolean reduced) {
        return new Preferences(theme, fontScale, reduced, window, recentModels, railShown, sideShown, drawerShown);
    }

    public Preferences withWindow(WindowBounds bounds) {
        return new Preferences(
                theme, fontScale, reducedMotion, bounds, recentModels, railShown, sideShown, drawerShown);
    }

    public Preferences withRail(boolean shown) {
        return new Preferences(theme, fontScale, reducedMotion, window, recentModels, shown, sideShown, drawerShown);
    }

    public Preferences withSide(boolean shown) {
        return new Preferences(theme, fontScale, reducedMotion, window, recentModels, railShown, shown, drawerShown);
    }

    public Preferences withDrawer(boolean shown) {
        return new Preferences(theme, fontScale, reducedMotion, window, recentModels, railShown, sideShown, shown);
    }

    /// Puts a model first in the list of recent ones.
    public Preferences withRecent(Path model) {
        var models = new ArrayList<>(recentModels);
        models.remove(model);
        models.addFirst(model);
        return withRecentModels(models.subList(0, Math.min(models.size(), RECENT_LIMIT)));
    }

    /// Drops a model from the list of recent ones.
    public Preferences withoutRecent(Path model) {
        return withRecentModels(
                recentModels.stream().filter(recent -> !recent.equals(model)).toList());
    }

    private Preferences withRecentModels(List<Path> models) {
        return new Preferences(theme, fontScale, reducedMotion, window, models, railShown, sideShown, drawerShown);
    }
}
