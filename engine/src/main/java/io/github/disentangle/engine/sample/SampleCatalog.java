package io.github.disentangle.engine.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The bundled models (`models/NAME/`) and data sets (`data/TASK/SPLIT.jsonl`) of one samples folder.
public final class SampleCatalog {

    /// System property that names the samples folder.
    public static final String PROPERTY = "disentangle.samples";

    /// The model a person sees first.
    public static final String DEFAULT_MODEL = "sentiment";

    private static final String MASK_FILLER = "fill-mask";

    private final @Nullable Path folder;
    private final List<Sample> models;

    private SampleCatalog(@Nullable Path folder, List<Sample> models) {
        this.folder = folder;
        this.models = List.copyOf(models);
    }

    /// The samples this program came with: the folder named by [#PROPERTY], else a folder `samples` beside or above
    /// the program's own files (source tree and installed image alike), else beside or above the working directory.
    /// A catalogue without models if there is none.
    public static SampleCatalog locate() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return at(Path.of(named));
        }
        return Stream.of(ownFiles(), Optional.of(Path.of("")))
                .flatMap(Optional::stream)
                .flatMap(SampleCatalog::upwards)
                .map(ancestor -> ancestor.resolve("samples"))
                .filter(candidate -> Files.isDirectory(candidate.resolve("models")))
                .findFirst()
                .map(SampleCatalog::at)
                .orElseGet(() -> new SampleCatalog(null, List.of()));
    }

    /// The samples in the given folder; without models if it holds none.
    ///
    /// @throws UncheckedIOException if the folder cannot be read
    public static SampleCatalog at(Path folder) {
        Path models = folder.resolve("models");
        if (!Files.isDirectory(models)) {
            return new SampleCatalog(folder, List.of());
        }
        try (Stream<Path> folders = Files.list(models)) {
            return new SampleCatalog(
                    folder,
                    folders.filter(model -> Files.isRegularFile(model.resolve("config.json")))
                            .sorted()
                            .map(model -> new Sample(model.getFileName().toString(), model))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the samples lie; empty if none were found.
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /// The bundled models, sorted by name.
    public List<Sample> models() {
        return models;
    }

    /// The bundled model of this name.
    public Optional<Sample> model(String name) {
        return models.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /// The rows of a bundled data set, e.g. `data("nli", "dev")`.
    public Optional<Path> data(String task, String split) {
        return folder().map(samples -> samples.resolve("data").resolve(task).resolve(split + ".jsonl"))
                .filter(Files::isRegularFile);
    }

    /// The rows a bundled model was trained (`train`) or can be tried on (`dev`, `test`).
    ///
    /// @param model its name; variants of a model share its data
    public Optional<Path> dataFor(String model, String split) {
        return Stream.of(MASK_FILLER.equals(model) ? "facts" : model.replace('-', '_'), model.replaceFirst("-.*", ""))
                .flatMap(task -> data(task, split).stream())
                .findFirst();
    }

    /// The checkpoint folder a person means: an existing folder, or a bundled model's name. A folder called like a
    /// bundled model counts if it holds a checkpoint.
    ///
    /// @throws UnknownModelException if it is neither; the message suggests the nearest name
    public Path resolve(String folderOrName) {
        Optional<Sample> sample = model(folderOrName);
        try {
            Path path = Path.of(folderOrName);
            if (Files.isDirectory(path) && (sample.isEmpty() || Files.exists(path.resolve("config.json")))) {
                return path;
            }
            if (sample.isEmpty() && Files.exists(path)) {
                throw new UnknownModelException(
                        "'" + folderOrName + "' is a file; give the checkpoint folder that holds it");
            }
        } catch (InvalidPathException e) {
            // no path, but it may be a name all the same
        }
        return sample.map(Sample::folder).orElseThrow(() -> new UnknownModelException(unknown(folderOrName)));
    }

    private String unknown(String typed) {
        List<String> names = models.stream().map(Sample::name).toList();
        return "there is no folder '" + typed + "' and no bundled model of that name"
                + Spelling.nearest(typed, names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElseGet(() -> names.isEmpty()
                                ? "; no bundled models were found"
                                : names.stream().collect(Collectors.joining(", ", "; bundled are ", "")));
    }

    private static Optional<Path> ownFiles() {
        CodeSource source = SampleCatalog.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stream<Path> upwards(Path from) {
        return Stream.iterate(from.toAbsolutePath(), path -> path != null, Path::getParent);
    }
}
