package io.github.disentangle.engine.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files put into the address space whole, without reading them; closing lets go of all of them at once.
final class MappedFiles implements AutoCloseable {

    private static final byte[] LFS = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private final Arena arena = Arena.ofShared();

    /// The bytes of a file, valid until this is closed.
    ///
    /// @throws CheckpointException when it is no readable, filled, regular file, or is only a Git LFS pointer
    MemorySegment map(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(file + (Files.exists(file) ? " is not a regular file." : " does not exist."));
        }
        MemorySegment bytes;
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size == 0) {
                throw new CheckpointException(file + " is empty: download it again.");
            }
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + CheckpointException.reason(e) + ".", e);
        }
        if (startsWith(bytes, LFS)) {
            throw new CheckpointException(
                    file + " is a Git LFS pointer, not the weights themselves: run `git lfs pull` in its folder.");
        }
        return bytes;
    }

    private static boolean startsWith(MemorySegment bytes, byte[] start) {
        return bytes.byteSize() >= start.length
                && bytes.asSlice(0, start.length).mismatch(MemorySegment.ofArray(start)) < 0;
    }

    /// Unmaps the files. Whoever reads their memory afterwards gets an [IllegalStateException].
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
