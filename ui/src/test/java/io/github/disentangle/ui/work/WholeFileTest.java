package io.github.disentangle.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("deeper").resolve("file.json");
        WholeFile.write(file, "old");
        WholeFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), inside(file.getParent()));
    }

    /// A session in a shared folder is for others too.
    @Test
    void whoMayReadOtherNewFilesMayReadThis() throws IOException {
        Path file = folder.resolve("file.json");
        WholeFile.write(file, "text");
        Path other = Files.createFile(folder.resolve("other.json"));
        assertEquals(permissions(other), permissions(file));
    }

    @Test
    void whatCannotBeReplacedStaysAndNothingElseIsLeft() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("file.json").resolve("inside"));
        assertThrows(IOException.class, () -> WholeFile.write(taken.getParent(), "text"));
        assertEquals(List.of(taken), inside(taken.getParent()));
        assertEquals(List.of(taken.getParent()), inside(folder));
    }

    private static List<Path> inside(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                : "";
    }
}
