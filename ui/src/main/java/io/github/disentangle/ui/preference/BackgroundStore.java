package io.github.disentangle.ui.preference;

import io.github.disentangle.ui.work.Newest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Has another store save on a thread of its own, so that a slow disk never holds up a window.
public final class BackgroundStore implements PreferenceStore, AutoCloseable {

    private final PreferenceStore store;
    private final Newest<Preferences> newest;

    /// @param store used by one thread at a time
    public BackgroundStore(PreferenceStore store) {
        this.store = store;
        newest = new Newest<>("disentangle-preferences", store::save);
    }

    /// What was saved last, even if that is still to be written.
    @Override
    public Preferences load() {
        newest.flush();
        return store.load();
    }

    @Override
    public Optional<String> problem() {
        return store.problem();
    }

    /// Returns at once.
    @Override
    public void save(Preferences preferences) {
        newest.keep(preferences, Duration.ZERO);
    }

    @Override
    public Path place() {
        return store.place();
    }

    /// Waits until the last change is saved.
    @Override
    public void close() {
        newest.close();
    }
}
