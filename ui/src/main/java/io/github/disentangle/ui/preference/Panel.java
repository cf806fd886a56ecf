package io.github.disentangle.ui.preference;

import java.util.Locale;

/// A panel that may stand in the window or in one of its own.
public enum Panel {
    PREDICTION,
    EXPLAIN,
    INSPECTOR,
    MIXER,
    SHAPLEY,
    /// History, positions, jobs and log.
    DRAWER;

    /// What finds its node, and its name in the file of preferences.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of its title.
    public String messageKey() {
        return id() + ".title";
    }
}
