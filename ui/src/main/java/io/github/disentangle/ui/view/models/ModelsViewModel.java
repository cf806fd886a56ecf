package io.github.disentangle.ui.view.models;

import io.github.disentangle.engine.sample.Sample;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.preference.Preferences;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Which models there are to choose from, which one is open, and how to open another.
public final class ModelsViewModel {

    private final List<ModelEntry> samples;
    private final ObservableValue<List<ModelEntry>> recent;
    private final ObservableValue<@Nullable Path> current;
    private final Consumer<Path> open;
    private final Runnable choose;

    /// @param current folder of the open model
    /// @param open called with the folder a person picked
    /// @param choose lets the person look for a folder
    public ModelsViewModel(
            SampleCatalog catalog,
            ObservableValue<Preferences> preferences,
            ObservableValue<@Nullable Path> current,
            Consumer<Path> open,
            Runnable choose) {
        samples = catalog.models().stream().map(ModelsViewModel::entry).toList();
        recent = preferences.map(wishes -> wishes.recentModels().stream()
                .filter(folder ->
                        samples.stream().noneMatch(sample -> sample.folder().equals(folder)))
                .map(folder -> new ModelEntry(name(folder), parent(folder), folder, false))
                .toList());
        this.current = current;
        this.open = open;
        this.choose = choose;
    }

    /// The models that came with the program.
    public List<ModelEntry> samples() {
        return samples;
    }

    /// Folders opened lately that are no samples, newest first.
    public ObservableValue<List<ModelEntry>> recent() {
        return recent;
    }

    /// Folder of the open model; null before the first one.
    public ObservableValue<@Nullable Path> current() {
        return current;
    }

    /// Opens a model.
    public void open(ModelEntry entry) {
        open.accept(entry.folder());
    }

    /// Opens a folder that was dropped or chosen.
    public void open(Path folder) {
        open.accept(folder);
    }

    /// Lets the person look for a folder.
    public void choose() {
        choose.run();
    }

    /// What a folder is called.
    public static String name(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    private static String parent(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? "" : parent.toString();
    }

    private static ModelEntry entry(Sample sample) {
        String key = "sample." + sample.name();
        String about = Messages.bundle().containsKey(key) ? Messages.text(key) : Messages.text("sample.other");
        return new ModelEntry(
                sample.name(), about, sample.folder().toAbsolutePath().normalize(), true);
    }
}
