package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.WorkbenchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From an odd prediction to the part of the model that makes it, task by task, as a person would go. How long the
/// window's thread was blocked on the way is reported.
class ResearchJourneyTest extends Journey {

    private FxWatchdog watchdog;

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 1280);
        watchdog = new FxWatchdog();
    }

    @AfterEach
    void report(TestReporter reporter) {
        reporter.publishEntry("fx thread", watchdog.report());
        watchdog.close();
    }

    @Test
    void theHeadTheNegationHangsOnIsFoundByMutingOneAfterAnother(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#field-text").push(KeyCode.CONTROL, KeyCode.A).write("This film is not bad.");
        open.settle();
        Map<Intervention, Double> effects = new HashMap<>();
        for (int layer = 0; layer < 4; layer++) {
            for (int head = 0; head < 4; head++) {
                Intervention muted = new ScaleBranch.ScaleHead(layer, head, 0);
                fx(() -> {
                    open.window
                            .workbench()
                            .execute(
                                    Commands.replace("probe", ScaleBranch.ScaleHead.class::isInstance, List.of(muted)));
                    return null;
                });
                open.settle();
                effects.put(muted, change(open.read(robot, "#intervention-effect")));
            }
        }
        var strongest = effects.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> Double.compare(Math.abs(one), Math.abs(other))))
                .orElseThrow();
        double median = effects.values().stream()
                .map(Math::abs)
                .sorted()
                .skip(effects.size() / 2)
                .findFirst()
                .orElseThrow();
        assertTrue(Math.abs(strongest.getValue()) > 3 * median, effects.toString());
    }

    @Test
    void aGapBetweenTheTextsChangesTheInference(FxRobot robot) {
        open.open("nli");
        String before = open.read(robot, "#logit");
        robot.push(KeyCode.CONTROL, KeyCode.J);
        robot.clickOn("#drawer-positions");
        fx(() -> {
            robot.lookup("#gap").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        open.settle();
        assertEquals(List.of("insert gap 3 after token 7"), phrases());
        assertNotEquals(before, open.read(robot, "#logit"));
        fx(() -> {
            robot.lookup("#position-2").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        open.settle();
        assertEquals(List.of("insert gap 3 after token 7", "place token 2 at 4"), phrases());
        robot.clickOn("#positions-reset");
        open.settle();
        assertEquals(before, open.read(robot, "#logit"));
    }

    @Test
    void entitiesAreReadInWordsAndTheirLogitIsExplained(FxRobot robot) {
        open.open("ner");
        robot.clickOn("Words");
        open.settle();
        assertEquals("14 tokens · 10 words", open.read(robot, "#measure"));
        assertTrue(open.sees(robot, "#label-Kate"));
        fx(() -> {
            open.window.workbench().execute(Commands.target(java.util.Optional.of("B-ORG@4")));
            return null;
        });
        open.settle();
        assertTrue(open.sees(robot, "#explanation"));
        assertTrue(open.read(robot, "#explain-badge").startsWith("Beats "), open.read(robot, "#explain-badge"));
    }

    @Test
    void answersGapsAndChoicesBearAHiddenToken(FxRobot robot) {
        for (String sample : List.of("qa", "fill-mask", "multiple-choice")) {
            open.open(sample);
            String before = open.read(robot, "#logit");
            robot.moveTo(open.place(robot, "#chips", new Target.Token(Target.Side.QUERY, 2)));
            fx(() -> {
                robot.lookup("#matrix").query().requestFocus();
                return null;
            });
            robot.push(KeyCode.K);
            open.settle();
            assertEquals(List.of("hide token 2"), phrases(), sample);
            assertNotEquals(before, open.read(robot, "#logit"), sample);
            assertFalse(open.sees(robot, "#banner"), sample);
        }
    }

    @Test
    void twoSentencesStandBesideEachOtherAndTheirMapsAreSubtracted(FxRobot robot) {
        open.open("sentiment");
        robot.clickOn("#compare");
        robot.clickOn("#field-text").push(KeyCode.CONTROL, KeyCode.A).write("This film is bad.");
        open.settle();
        assertTrue(open.sees(robot, "#pinned-matrix"));
        assertTrue(open.sees(robot, "#matrix"));
        assertTrue(open.read(robot, "#label-NEGATIVE").contains("+"), open.read(robot, "#label-NEGATIVE"));
        assertTrue(open.read(robot, "#logit-change").startsWith("Δ −"), open.read(robot, "#logit-change"));
        robot.clickOn("#view-difference");
        open.settle();
        assertTrue(open.sees(robot, "#difference"));
        robot.clickOn("#baseline-release");
        open.settle();
        assertFalse(open.sees(robot, "#pinned-matrix"));
    }

    @Test
    void everythingIsUndoneStepByStepAndABrokenModelChangesNothing(FxRobot robot, @TempDir Path broken)
            throws IOException {
        open.open("sentiment");
        robot.clickOn("#mute-c2p");
        open.settle();
        robot.clickOn("#baseline-pin");
        robot.rightClickOn(open.place(robot, "#matrix", new Target.Cell(3, 3)));
        robot.clickOn("#menu-pin");
        WorkbenchState state = fx(() -> open.window.workbench().state());
        Files.writeString(broken.resolve("config.json"), "{");
        open.chosen.add(broken);
        robot.clickOn("#open-folder");
        open.settle();
        assertTrue(open.sees(robot, "#banner"));
        assertEquals(state, fx(() -> open.window.workbench().state()));
        robot.clickOn("#banner-close");
        int steps = fx(() -> open.window.workbench().history().steps().size());
        for (int step = 0; step < steps; step++) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
        open.settle();
        assertEquals(WorkbenchState.EMPTY, fx(() -> open.window.workbench().state()));
        for (int step = 0; step < steps; step++) {
            robot.push(KeyCode.CONTROL, KeyCode.Y);
        }
        open.settle();
        assertEquals(state, fx(() -> open.window.workbench().state()));
    }

    private List<String> phrases() {
        return fx(() -> open.window.workbench().state().interventions().stream()
                .map(Intervention::toString)
                .toList());
    }

    /// The number after Δ.
    private static double change(String effect) {
        return Double.parseDouble(effect.replaceAll(".*Δ ", "")
                .replace(" ✓", "")
                .replace('−', '-')
                .replace("e-", "E-"));
    }
}
