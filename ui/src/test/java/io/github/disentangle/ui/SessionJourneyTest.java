package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.session.Autosave;
import io.github.disentangle.ui.session.SessionFile;
import io.github.disentangle.ui.state.WorkbenchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Sessions as a person uses them: saved, opened, moved, broken, left behind.
class SessionJourneyTest extends Journey {

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void aSavedSessionBringsEverythingBack(FxRobot robot) {
        open.open("sentiment");
        work(robot);
        WorkbenchState state = state();
        int steps = steps();
        Path file = save(robot, "negation.disentangle");
        assertEquals("Saved as negation.disentangle.", open.read(robot, "#banner-text"));
        assertTrue(fx(() -> open.window.sessions().title().getValue()).startsWith("negation.disentangle – sentiment"));
        assertEquals(Optional.empty(), fx(() -> open.window.sessions().unsaved()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.open("nli");
        open.chosenFiles.add(file);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        open.settle();
        assertEquals(state, state());
        assertEquals(steps, steps());
        assertEquals("Bad.", open.read(robot, "#field-text"));
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals("I don't think this film is bad.", open.read(robot, "#field-text"));
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(
                file, fx(() -> open.window.preferences().get().recentSessions()).getFirst());
    }

    @Test
    void workThatASessionReplacesIsOneClickAway(FxRobot robot) {
        open.open("sentiment");
        Path file = save(robot, "plain.disentangle");
        work(robot);
        WorkbenchState state = state();
        fx(() -> {
            open.window.sessions().open(file);
            return null;
        });
        open.settle();
        assertEquals("I don't think this film is bad.", open.read(robot, "#field-text"));
        robot.clickOn("Back to it");
        open.settle();
        assertEquals(state, state());
        assertTrue(fx(() -> open.window.sessions().unsaved()).isPresent());
    }

    @Test
    void aBrokenSessionChangesNothing(FxRobot robot) throws IOException {
        open.open("sentiment");
        WorkbenchState state = state();
        Path broken = Files.writeString(folder.resolve("broken.disentangle"), "{\"format\": 3}");
        new Drops(path -> {}, fx(() -> open.window.sessions())::open, open.window.workbench()).drop(broken);
        open.settle();
        assertTrue(open.read(robot, "#banner-text").contains("broken.disentangle"));
        assertEquals(state, state());
    }

    @Test
    void aSessionWhoseModelMovedAsksWhereItIs(FxRobot robot) throws IOException {
        open.open("sentiment");
        Path file = save(robot, "moved.disentangle");
        String there = state().model().toString();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(there, "/not/there/sentiment")
                        .replaceAll("\"fromHere\": \"[^\"]*\"", "\"fromHere\": \"nowhere\""));
        open.open("nli");
        open.chosenFiles.add(file);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        open.settle();
        assertTrue(open.read(robot, "#banner-text").contains("/not/there/sentiment"));
        assertEquals("nli", state().model().getFileName().toString());
        open.chosen.add(Path.of(there));
        robot.clickOn("Choose its folder…");
        open.settle();
        assertEquals(there, state().model().toString());
        assertFalse(open.sees(robot, "#banner"));
    }

    @Test
    void workLeftBehindIsOfferedOnce(FxRobot robot) {
        open.open("sentiment");
        work(robot);
        WorkbenchState state = state();
        Path unsaved = folder.resolve("unsaved");
        new Autosave(unsaved).close(fx(() -> open.window.sessions().unsaved()));
        open.close();
        open = fx(() -> new OpenWindow(open.stage, home, 1280, 800)).open("sentiment");
        var autosave = new Autosave(unsaved);
        fx(() -> {
            open.window.sessions().offer(autosave);
            return null;
        });
        robot.clickOn("Open it");
        open.settle();
        assertEquals(state, state());
        assertTrue(fx(() -> open.window.sessions().unsaved()).isPresent(), "it is still saved nowhere");
        assertEquals(Optional.empty(), autosave.left());
        autosave.close(Optional.empty());
    }

    private void work(FxRobot robot) {
        robot.clickOn("#field-text").push(KeyCode.CONTROL, KeyCode.A).write("Bad.");
        open.settle();
        robot.clickOn("#view-head");
        open.settle();
    }

    private Path save(FxRobot robot, String name) {
        Path file = folder.resolve(name);
        open.chosenFiles.add(file);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        open.settle();
        assertTrue(SessionFile.isNamed(file) && Files.isRegularFile(file));
        return file;
    }

    private WorkbenchState state() {
        return fx(() -> open.window.workbench().state());
    }

    private int steps() {
        return fx(() -> open.window.workbench().history().steps().size());
    }
}
