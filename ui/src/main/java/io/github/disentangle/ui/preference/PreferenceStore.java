package io.github.disentangle.ui.preference;

import java.nio.file.Path;
import java.util.Optional;

/// Where preferences stay between two starts.
public interface PreferenceStore {

    /// What was saved last, or the defaults for whatever of it cannot be read: preferences never stand in the way
    /// of a start.
    Preferences load();

    /// What of the last load could not be read, and where it was kept, in one sentence; empty when all was well.
    Optional<String> problem();

    /// Keeps the preferences. A failure is logged, not thrown.
    void save(Preferences preferences);

    /// Where they are kept, for a person to know.
    Path place();
}
