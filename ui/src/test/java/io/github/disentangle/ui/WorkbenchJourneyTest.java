package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.AttentionMap;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a person does and reads, from the outside.
class WorkbenchJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void typingASentenceShowsWhatTheModelSays(FxRobot robot) {
        open.open("sentiment");
        assertTrue(open.read(robot, "#label-POSITIVE").startsWith("POSITIVE, > 99.9 %"));
        typeInstead(robot, "This film is bad.");
        open.settle();
        String negative = open.read(robot, "#label-NEGATIVE");
        assertTrue(negative.matches("NEGATIVE, (> )?99\\.\\d %, \\+(99|100)\\.\\d pt"), negative);
        assertEquals("7 tokens · 4 words", open.read(robot, "#measure"));
        assertFalse(open.sees(robot, "#prediction-stale"));
    }

    @Test
    void anotherHeadAndTermAreShownAndACellIsTakenApart(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#layer-next")
                .clickOn("#layer-next")
                .clickOn("#head-next")
                .clickOn("#map-c2p");
        open.settle();
        assertEquals(
                "Layer 2 · head 1 · 6 tokens back",
                hover(robot, new Target.Cell(10, 4)).read(robot, "#cell-card .small"));
        assertEquals("“.” → “t”", open.read(robot, "#cell-tokens"));
        BigDecimal sum = Stream.of("#cell-c2c", "#cell-c2p", "#cell-p2c")
                .map(id -> number(open.read(robot, id)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, number(open.read(robot, "#cell-score")).compareTo(sum));
        assertTrue(
                open.read(robot, "#matrix-readout").startsWith("from . to t, "), open.read(robot, "#matrix-readout"));
        assertTrue(open.read(robot, "#matrix-readout").endsWith("c2p score"));
        robot.clickOn("#map-probability");
        open.settle();
        hover(robot, new Target.Cell(10, 4));
        assertEquals(
                "from . to t, " + open.read(robot, "#cell-probability") + " probability",
                open.read(robot, "#matrix-readout"));
    }

    @Test
    void aLayerIsPickedFromItsListByPointerAndByKeys(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#layer");
        robot.clickOn("Layer 2");
        open.settle();
        assertEquals(2, fx(() -> open.window.workbench().state().selection().layer()));
        robot.push(KeyCode.DOWN);
        open.settle();
        assertEquals(3, fx(() -> open.window.workbench().state().selection().layer()));
        open.open("nli");
        robot.clickOn("#layer-previous");
        open.settle();
        assertEquals(2, fx(() -> open.window.workbench().state().selection().layer()));
    }

    @Test
    void aClickKeepsACellAndEscapeLetsGo(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn(open.place(robot, "#matrix", new Target.Cell(1, 6)));
        robot.moveTo("#prediction");
        open.settle();
        assertEquals("“I” → “this”", open.read(robot, "#cell-tokens"));
        robot.push(KeyCode.ESCAPE);
        open.settle();
        assertFalse(open.sees(robot, "#cell-card"));
    }

    @Test
    void aBrokenFolderInTheMiddleOfWorkChangesNothing(FxRobot robot, @TempDir Path folder) throws IOException {
        open.open("sentiment");
        typeInstead(robot, "This film is bad.");
        open.settle();
        String prediction = open.read(robot, "#label-NEGATIVE");
        Files.writeString(
                folder.resolve("config.json"), "{\"model_type\": \"bert\", \"architectures\": [\"BertModel\"]}");
        open.chosen.add(folder);
        robot.clickOn("#open-folder");
        open.settle();
        assertTrue(open.sees(robot, "#banner"));
        assertTrue(open.read(robot, "#banner-text").contains("bert"), open.read(robot, "#banner-text"));
        assertEquals(1, fx(() -> javafx.stage.Window.getWindows().size()), "no other window opened");
        assertEquals(prediction, open.read(robot, "#label-NEGATIVE"));
        assertEquals(
                "sentiment",
                fx(() -> open.window.workbench().state().model().getFileName().toString()));
        robot.clickOn("#banner-close");
        assertFalse(open.sees(robot, "#banner"));
        typeInstead(robot, "This film is good.");
        open.settle();
        assertTrue(open.read(robot, "#label-POSITIVE").startsWith("POSITIVE"));
    }

    @Test
    void everyStepIsUndoneAndRedone(FxRobot robot) {
        open.open("sentiment");
        typeInstead(robot, "Bad.");
        robot.clickOn("#map-score").clickOn("#head-next");
        open.settle();
        var last = fx(() -> open.window.workbench().state());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(0, fx(() -> open.window.workbench().state().selection().head()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(
                AttentionMap.PROBABILITY,
                fx(() -> open.window.workbench().state().selection().map()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertEquals("I don't think this film is bad.", open.read(robot, "#field-text"));
        assertTrue(open.read(robot, "#label-POSITIVE").startsWith("POSITIVE, > 99.9 %"));
        robot.push(KeyCode.CONTROL, KeyCode.Y).push(KeyCode.CONTROL, KeyCode.Y).push(KeyCode.CONTROL, KeyCode.Y);
        open.settle();
        assertEquals(last, fx(() -> open.window.workbench().state()));
        assertEquals("Bad.", open.read(robot, "#field-text"));
    }

    @Test
    void aStepOfTheHistoryCanBeGoneBackTo(FxRobot robot) {
        open.open("sentiment");
        typeInstead(robot, "Bad.");
        open.settle();
        robot.push(KeyCode.CONTROL, KeyCode.J);
        robot.clickOn("Open sentiment");
        open.settle();
        assertEquals("I don't think this film is bad.", open.read(robot, "#field-text"));
    }

    @Test
    void darkAndLightAreOneClickAwayAndRemembered(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#themeButton");
        open.settle();
        ThemeChoice first = open.remembered().theme();
        robot.clickOn("#themeButton");
        open.settle();
        ThemeChoice second = open.remembered().theme();
        assertNotEquals(first, second);
        assertTrue(first != ThemeChoice.SYSTEM && second != ThemeChoice.SYSTEM);
    }

    @Test
    void everythingCanBeDoneByKeyboard(FxRobot robot) {
        open.open("sentiment");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("nli").push(KeyCode.ENTER);
        open.settle();
        assertEquals(
                "nli",
                fx(() -> open.window.workbench().state().model().getFileName().toString()));
        assertTrue(open.sees(robot, "#label-entailment"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("layer 3, head 2").push(KeyCode.ENTER);
        open.settle();
        fx(() -> {
            robot.lookup("#matrix").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.PAGE_DOWN).push(KeyCode.CLOSE_BRACKET).push(KeyCode.T);
        open.settle();
        var selection = fx(() -> open.window.workbench().state().selection());
        assertEquals(2, selection.layer());
        assertEquals(3, selection.head());
        assertEquals(AttentionMap.SCORE, selection.map());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.ENTER);
        open.settle();
        assertEquals("“The” → “The”", open.read(robot, "#cell-tokens"));
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        assertTrue(open.sees(robot, "#keys-sheet"));
        robot.push(KeyCode.ESCAPE);
        assertFalse(open.sees(robot, "#keys-sheet"));
        assertTrue(open.sees(robot, "#cell-card"), "Escape closed the sheet and nothing else");
        robot.push(KeyCode.ESCAPE);
        assertFalse(open.sees(robot, "#cell-card"));
    }

    @Test
    void everySampleAnswersItsExample(FxRobot robot) {
        for (String sample :
                new String[] {"qa", "ner", "fill-mask", "multiple-choice", "similarity", "topics", "backbone"}) {
            robot.clickOn("#model-" + sample);
            open.settle();
            assertFalse(open.sees(robot, "#banner"), sample);
            assertTrue(open.sees(robot, "#chips"), sample);
            assertTrue(open.sees(robot, "#matrix"), sample);
        }
    }

    @Test
    void ownLabelsAreScored(FxRobot robot) {
        open.open("nli");
        robot.clickOn("#editor-LABELS");
        open.settle();
        assertTrue(open.sees(robot, "#label-travel") && open.sees(robot, "#label-sports"));
    }

    @Test
    void everythingThatTakesTheKeyboardHasAName(FxRobot robot) {
        open.open("multiple-choice");
        robot.push(KeyCode.CONTROL, KeyCode.J);
        open.settle();
        List<String> nameless = fx(() ->
                robot
                        .lookup((javafx.scene.Node node) -> node.isFocusTraversable() && node.isVisible())
                        .queryAll()
                        .stream()
                        .filter(node -> !OpenWindow.named(node))
                        .map(node -> node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass())
                        .toList());
        assertEquals(List.of(), nameless);
    }

    @Test
    void anEmptyWindowSaysHowToBegin(FxRobot robot) {
        assertTrue(robot.lookup("Open a model to begin").tryQuery().isPresent());
    }

    private void typeInstead(FxRobot robot, String text) {
        robot.clickOn("#field-text").push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private OpenWindow hover(FxRobot robot, Target target) {
        robot.moveTo(open.place(robot, "#matrix", target));
        return open.settle();
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace('−', '-'));
    }
}
