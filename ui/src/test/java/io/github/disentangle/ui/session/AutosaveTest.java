package io.github.disentangle.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {

    @TempDir
    private Path folder;

    @Test
    void unsavedWorkIsThereAtTheNextStartUntilItIsDiscarded() {
        Session work = work("Not bad.");
        new Autosave(folder).close(Optional.of(work));
        var next = new Autosave(folder);
        Path left = next.left().orElseThrow();
        assertEquals(work, SessionFile.read(left));
        next.discard(left);
        assertEquals(Optional.empty(), next.left());
        next.close(Optional.empty());
    }

    @Test
    void workOfAProgramThatStillRunsIsNotLeft() {
        var running = new Autosave(folder);
        var other = new Autosave(folder);
        running.keep(Optional.of(work("Mine.")));
        assertEquals(Optional.empty(), other.left());
        running.close(Optional.of(work("Mine.")));
        assertEquals(
                "Mine.",
                SessionFile.read(other.left().orElseThrow()).state().draft().text());
        other.close(Optional.empty());
    }

    @Test
    void nothingIsLeftWhenAllIsSaved() throws IOException {
        var autosave = new Autosave(folder);
        autosave.keep(Optional.of(work("Not bad.")));
        autosave.keep(Optional.empty());
        autosave.close(Optional.empty());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void theLockOfAProgramThatDiedIsTidiedUpAndItsWorkIsNot() throws IOException {
        Path dead = Files.createFile(folder.resolve("dead.disentangle.lock"));
        Path work = folder.resolve("left.disentangle");
        SessionFile.write(work, work("Not bad."));
        Files.createFile(folder.resolve("left.disentangle.lock"));
        var autosave = new Autosave(folder);
        assertEquals(false, Files.exists(dead));
        assertEquals(Optional.of(work), autosave.left());
        autosave.close(Optional.empty());
    }

    @Test
    void aFolderThatCannotBeMadeIsSurvived() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var autosave = new Autosave(file.resolve("unsaved"));
        autosave.keep(Optional.of(work("Lost.")));
        assertEquals(Optional.empty(), autosave.left());
        autosave.close(Optional.of(work("Lost.")));
    }

    private static Session work(String text) {
        var workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
        workbench.execute(Commands.draft("type", draft -> Draft.EMPTY.withText(text)));
        return Session.of(workbench.history());
    }
}
