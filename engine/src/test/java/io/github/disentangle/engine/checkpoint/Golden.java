package io.github.disentangle.engine.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds the reference folders among the test resources.
final class Golden {

    private Golden() {}

    /// A file or folder below `golden`.
    static Path path(String below) {
        URL url = Objects.requireNonNull(Golden.class.getResource("/golden/" + below), below);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every model folder: `models/<configuration>/<head>`.
    static Stream<Path> modelFolders() {
        return folders(path("models")).flatMap(Golden::folders);
    }

    private static Stream<Path> folders(Path parent) {
        try (var children = Files.list(parent)) {
            return List.copyOf(children.filter(Files::isDirectory).sorted().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
