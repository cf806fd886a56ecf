package io.github.disentangle.ui.session;

import static java.lang.System.Logger.Level.WARNING;

import io.github.disentangle.ui.work.Newest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Keeps unsaved work in a file of its own, so that neither a crash nor a hasty quit loses it. Each running program has
/// its file and holds a lock beside it, by which the next one tells left work from work that goes on elsewhere.
public final class Autosave {

    /// How long work may be lost at most.
    public static final Duration PACE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Autosave.class.getName());
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path file;
    private final Optional<FileChannel> lock;

    private final Newest<Optional<Session>> newest = new Newest<>("disentangle-autosave", this::write);

    /// @param folder holds the files of all running programs; made when needed
    public Autosave(Path folder) {
        this.folder = folder;
        tidy();
        file = folder.resolve(UUID.randomUUID() + SessionFile.ENDING);
        lock = lock(file);
    }

    /// The newest work that was left behind, if any.
    public Optional<Path> left() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(SessionFile::isNamed)
                    .filter(other -> !other.equals(file) && !inUse(other))
                    .sorted(Comparator.comparing(Autosave::age).reversed())
                    .toList();
            return found.stream().findFirst();
        } catch (IOException e) {
            LOG.log(WARNING, "Unsaved work cannot be looked for in " + folder + ": " + e);
            return Optional.empty();
        }
    }

    /// When work was left behind, as people write it.
    public String leftAt(Path left) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .format(Instant.ofEpochMilli(age(left)).atZone(ZoneId.systemDefault()));
    }

    /// Forgets work that was left behind.
    public void discard(Path left) {
        try {
            Files.deleteIfExists(left);
            Files.deleteIfExists(lockOf(left));
        } catch (IOException e) {
            LOG.log(WARNING, "Unsaved work cannot be deleted: " + left + ": " + e);
        }
    }

    /// Keeps this in a moment; empty when nothing is unsaved. Returns at once.
    public void keep(Optional<Session> work) {
        newest.keep(work, work.isEmpty() ? Duration.ZERO : PACE);
    }

    /// Writes what is to be kept and lets go of the file. Unsaved work stays for the next start.
    ///
    /// @param work what is unsaved at the end
    public void close(Optional<Session> work) {
        newest.keep(work, PACE);
        newest.close();
        lock.ifPresent(channel -> {
            try {
                channel.close();
                Files.deleteIfExists(lockOf(file));
            } catch (IOException e) {
                LOG.log(WARNING, "The lock beside " + file + " cannot be deleted: " + e);
            }
        });
    }

    private void write(Optional<Session> work) {
        try {
            if (work.isPresent()) {
                SessionFile.write(file, work.get());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException | SessionException e) {
            LOG.log(WARNING, "Unsaved work cannot be kept in " + file + ": " + e);
        }
    }

    /// Deletes the locks of programs that ended without ceremony and left no work.
    private void tidy() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path lock : files.filter(other -> other.toString().endsWith(SessionFile.ENDING + LOCK))
                    .toList()) {
                String name = lock.getFileName().toString();
                Path work = lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
                if (!Files.exists(work) && !inUse(work)) {
                    Files.deleteIfExists(lock);
                }
            }
        } catch (IOException e) {
            LOG.log(WARNING, "Old locks cannot be tidied up in " + folder + ": " + e);
        }
    }

    private static Optional<FileChannel> lock(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return Optional.of(channel);
        } catch (IOException e) {
            LOG.log(WARNING, "Unsaved work cannot be kept in " + file + ": " + e);
            return Optional.empty();
        }
    }

    private static boolean inUse(Path file) {
        if (!Files.exists(lockOf(file))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK);
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
