package io.github.disentangle.ui.preference;

/// Where preferences stay between two starts.
public interface PreferenceStore {

    /// What was saved last, or the defaults if there is nothing readable: preferences never stand in the way of a
    /// start.
    Preferences load();

    /// Keeps the preferences. A failure is logged, not thrown.
    void save(Preferences preferences);
}
