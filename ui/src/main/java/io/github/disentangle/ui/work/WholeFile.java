package io.github.disentangle.ui.work;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// A file that is replaced at once or not at all.
public final class WholeFile {

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {

        /// Writes all of it; the stream is closed elsewhere.
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /// Writes a text; what the file held before stays until the whole text is written.
    ///
    /// @param file its folders are made when needed
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Writes anything; what the file held before stays until everything is written.
    ///
    /// @param file in a folder that is there
    public static void write(Path file, Content content) throws IOException {
        // no temporary file in Java's sense: nobody else could read what becomes of it
        Path draft = file.toAbsolutePath().resolveSibling(".draft" + UUID.randomUUID());
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                content.writeTo(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
