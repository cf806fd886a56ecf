package io.github.disentangle.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {

    private static final String HEAD = "{\"format\": \"disentangle session\", \"version\": 1, \"models\": []";

    private final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());

    @TempDir
    private Path folder;

    @Test
    void everythingThatWasDoneIsReadBack() throws IOException {
        Path model = Files.createDirectory(folder.resolve("größe 数"));
        Path other = Files.createDirectory(folder.resolve("other"));
        workbench.execute(
                Commands.open(model, "größe", state -> state.withDraft(Draft.EMPTY.withText("It “is”\n😀."))));
        workbench.execute(Commands.intervene(Intervention.parse("mute c2p in head 1.2")));
        workbench.execute(Commands.intervene(Intervention.parse("insert gap 3 after token 5")));
        workbench.execute(Commands.pinBaseline(Optional.of("POSITIVE")));
        workbench.execute(Commands.lookAt(3, 1));
        workbench.execute(Commands.show(AttentionMap.CONTENT_TO_POSITION));
        workbench.execute(Commands.pinAll(List.of(
                new Target.Cell(1, 2),
                new Target.Token(Target.Side.KEY, 4),
                new Target.Head(0, 1),
                new Target.Bar(2),
                new Target.Point(1, 3),
                new Target.Panel(0),
                new Target.State(2, 5),
                new Target.Own("flow", new Target.Cell(0, 0)))));
        workbench.execute(Commands.view(ViewKind.EVIDENCE));
        workbench.undo();
        workbench.undo();
        workbench.execute(Commands.withdrawAll());
        workbench.execute(Commands.releaseBaseline());
        workbench.execute(Commands.edit(
                Editor.LABELS, draft -> new Draft(Editor.LABELS, "t", "s", List.of("a", ""), "about {}")));
        workbench.execute(
                Commands.draft("read on", draft -> draft.withText("one two").readFrom(4)));
        workbench.execute(Commands.open(other, "other", state -> state));
        workbench.undo();
        Session session = Session.of(workbench.history());
        Path file = folder.resolve("all.disentangle");
        SessionFile.write(file, session);
        assertEquals(session, SessionFile.read(file));
    }

    @Test
    void aModelThatMovedWithItsSessionIsFound() throws IOException {
        Path model = Files.createDirectories(folder.resolve("before/models/m"));
        workbench.execute(Commands.open(model, "m", state -> state));
        SessionFile.write(folder.resolve("before/s.disentangle"), Session.of(workbench.history()));
        Files.move(folder.resolve("before"), folder.resolve("after"));
        Session session = SessionFile.read(folder.resolve("after/s.disentangle"));
        assertEquals(folder.resolve("after/models/m"), session.model());
        assertEquals(Optional.empty(), session.missingModel());
    }

    @Test
    void aModelThatIsGoneIsNamedAndReplacedEverywhere() throws IOException {
        Path model = Files.createDirectory(folder.resolve("m"));
        workbench.execute(Commands.open(model, "m", state -> state));
        workbench.execute(Commands.lookAt(1, 1));
        Path file = folder.resolve("s.disentangle");
        SessionFile.write(file, Session.of(workbench.history()));
        Files.delete(model);
        Session session = SessionFile.read(file);
        assertEquals(Optional.of(model), session.missingModel());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Session found = session.withModelAt(model, elsewhere);
        assertEquals(Optional.empty(), found.missingModel());
        assertEquals(elsewhere, found.steps().get(1).state().model());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "3", "\u0000", "<html></html>"})
    void whatIsNoSessionIsRefusedInOneSentence(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.disentangle"), content);
        String sentence = assertThrows(SessionException.class, () -> SessionFile.read(file))
                .getMessage();
        assertTrue(sentence.contains("odd.disentangle") && sentence.endsWith("."), sentence);
        assertTrue(!sentence.contains("\n"), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                    | format",
                "{'format': 'disentangle session', 'version': 2}       | version 2",
                "{'format': 'disentangle session', 'version': 'x'}     | version",
                "HEAD, 'current': 0, 'steps': []}                      | at least one step",
                "HEAD, 'current': 1, 'steps': [{'what': 'a'}]}         | current",
                "HEAD, 'current': -1, 'steps': [{'what': 'a'}]}        | current",
                "HEAD, 'current': 0.5, 'steps': [{'what': 'a'}]}       | current",
                "HEAD, 'current': 0, 'steps': {}}                      | steps should be a list",
                "HEAD, 'current': 0, 'steps': [7]}                     | step 0",
                "HEAD, 'current': 0, 'steps': [{}]}                    | what",
                "HEAD, 'current': 0, 'steps': [{'what': 'a'}, {'what': 'b', 'parent': 1}]}     | step 1: parent",
                "HEAD, 'current': 0, 'steps': [{'what': 'a'}, {'what': 'b'}]}                  | step 1: parent",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'model': 0}]}                     | model",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'changes': ['mute everything!']}]}| mute everything!",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'changes': [['x']]}]}             | a phrase",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'view': 'moon'}]}                 | matrix",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'input': 'text'}]}                | input",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'selection': {'layer': -1}}]}     | layer",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'target': 7}]}                    | target",
                "HEAD, 'current': 0, 'steps': [{'what': 'a', 'baseline': {}}]}                 | input",
            })
    void whatMakesNoSenseIsNamed(String json, String named) throws IOException {
        String content = json.replace("HEAD", HEAD).replace('\'', '"');
        Path file = Files.writeString(folder.resolve("odd.disentangle"), content);
        String sentence = assertThrows(SessionException.class, () -> SessionFile.read(file))
                .getMessage();
        assertTrue(sentence.contains(named), sentence);
        assertTrue(sentence.contains("odd.disentangle"), sentence);
    }

    @Test
    void aHugeOrDeepFileIsRefused() throws IOException {
        Path huge = folder.resolve("huge.disentangle");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 33);
        }
        assertTrue(assertThrows(SessionException.class, () -> SessionFile.read(huge))
                .getMessage()
                .contains("too large"));
        Path deep = Files.writeString(folder.resolve("deep.disentangle"), "[".repeat(200_000));
        assertThrows(SessionException.class, () -> SessionFile.read(deep));
        Path missing = folder.resolve("missing.disentangle");
        assertTrue(assertThrows(SessionException.class, () -> SessionFile.read(missing))
                .getMessage()
                .contains("no such file"));
    }

    @Test
    void merelyLookingAroundIsNothingToLose() {
        workbench.execute(Commands.open(folder, "m", state -> state.withDraft(Draft.EMPTY.withText("An example."))));
        Session opened = Session.of(workbench.history());
        workbench.execute(Commands.lookAt(1, 1));
        workbench.execute(Commands.view(ViewKind.FLOW));
        assertEquals(false, Session.of(workbench.history()).holdsWorkBeyond(opened));
        workbench.execute(Commands.intervene(Intervention.parse("mute head 0.0")));
        Session worked = Session.of(workbench.history());
        assertEquals(true, worked.holdsWorkBeyond(opened));
        assertEquals(false, worked.holdsWorkBeyond(worked));
        workbench.undo();
        assertEquals(true, Session.of(workbench.history()).holdsWorkBeyond(opened), "it is still in the history");
    }
}
