package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropsTest {

    private final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
    private final List<Path> opened = new ArrayList<>();
    private final List<Path> sessions = new ArrayList<>();
    private final Drops drops = new Drops(opened::add, sessions::add, workbench);

    @TempDir
    private Path folder;

    @Test
    void aFolderIsOpened() {
        drops.drop(folder);
        assertEquals(List.of(folder), opened);
        assertNull(workbench.noticeProperty().get());
    }

    @Test
    void aFileOfAModelStandsForItsFolder() throws IOException {
        Files.createFile(folder.resolve("config.json"));
        drops.drop(Files.createFile(folder.resolve("model.safetensors")));
        assertEquals(List.of(folder), opened);
    }

    @Test
    void anyOtherFileIsRefusedByName() throws IOException {
        drops.drop(Files.createFile(folder.resolve("holiday.jpg")));
        assertEquals(List.of(), opened);
        assertTrue(workbench.noticeProperty().get().sentence().contains("holiday.jpg"));
    }

    @Test
    void aSessionIsOpenedAsOne() throws IOException {
        Path session = Files.createFile(folder.resolve("negation.disentangle"));
        drops.drop(session);
        assertEquals(List.of(session), sessions);
        assertEquals(List.of(), opened);
    }

    @Test
    void aTextFileBecomesTheInput() throws IOException {
        drops.drop(Files.writeString(folder.resolve("review.txt"), "\nNot bad.\r\nNot good.\n"));
        assertEquals("Not bad.\nNot good.", workbench.state().draft().text());
        workbench.undo();
        assertEquals("", workbench.state().draft().text());
    }

    @Test
    void aTextThatIsTooLongOrNoTextIsRefused() throws IOException {
        drops.drop("x".repeat(Draft.LONGEST + 1));
        assertTrue(workbench.noticeProperty().get().sentence().contains("20,001"));
        drops.drop(Files.write(folder.resolve("odd.txt"), new byte[] {(byte) 0xc3, 0x28}));
        assertTrue(workbench.noticeProperty().get().sentence().contains("odd.txt"));
        assertEquals("", workbench.state().draft().text());
    }
}
