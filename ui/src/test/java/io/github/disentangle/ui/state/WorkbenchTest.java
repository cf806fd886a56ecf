package io.github.disentangle.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, () -> now);

    @Test
    void everyStepIsTakenBackAndBroughtBack() {
        var states = new ArrayList<WorkbenchState>(List.of(workbench.state()));
        for (Command command : List.of(
                type("a"),
                Commands.lookAt(1, 2),
                Commands.show(AttentionMap.SCORE),
                Commands.view(ViewKind.TERMS),
                Commands.pin(new Target.Cell(0, 1)))) {
            workbench.execute(command);
            states.add(workbench.state());
        }
        for (int step = states.size() - 2; step >= 0; step--) {
            workbench.undo();
            assertEquals(states.get(step), workbench.state());
        }
        workbench.undo();
        assertEquals(states.getFirst(), workbench.state(), "undo at the first step changes nothing");
        for (int step = 1; step < states.size(); step++) {
            workbench.redo();
            assertEquals(states.get(step), workbench.state());
        }
        workbench.redo();
        assertEquals(states.getLast(), workbench.state(), "redo at the last step changes nothing");
    }

    @Test
    void quickTypingIsOneStepAndAPauseStartsAnother() {
        workbench.execute(type("a"));
        later(300);
        workbench.execute(type("ab"));
        later(2000);
        workbench.execute(type("abc"));
        assertEquals(List.of("Start", "“ab”", "“abc”"), descriptions());
        workbench.undo();
        assertEquals("ab", workbench.state().draft().text());
        workbench.undo();
        assertEquals("", workbench.state().draft().text());
    }

    @Test
    void anotherGestureEndsTheStep() {
        workbench.execute(type("a"));
        workbench.execute(Commands.lookAt(0, 1));
        workbench.execute(Commands.lookAt(0, 2));
        workbench.execute(type("ab"));
        assertEquals(List.of("Start", "“a”", "Layer 0, head 2", "“ab”"), descriptions());
    }

    @Test
    void doingSomethingElseAfterUndoKeepsTheOldBranch() {
        workbench.execute(Commands.show(AttentionMap.SCORE));
        Step score = workbench.history().current();
        workbench.undo();
        workbench.execute(Commands.view(ViewKind.TERMS));
        assertEquals(3, workbench.history().steps().size());
        assertEquals(AttentionMap.PROBABILITY, workbench.state().selection().map());
        workbench.goTo(score);
        assertEquals(AttentionMap.SCORE, workbench.state().selection().map());
        assertEquals(ViewKind.MATRIX, workbench.state().view());
        workbench.undo();
        assertEquals(Optional.of(score), workbench.history().next(), "redo follows the branch visited last");
    }

    @Test
    void aCommandWithoutEffectLeavesNoStep() {
        workbench.execute(Commands.unpin());
        workbench.execute(type(""));
        assertEquals(List.of("Start"), descriptions());
    }

    @Test
    void partsChangeOnlyWhenTheyDo() {
        var seen = new ArrayList<Draft>();
        workbench.part(WorkbenchState::draft).subscribe(draft -> seen.add(draft));
        workbench.execute(Commands.lookAt(1, 1));
        workbench.execute(type("x"));
        assertEquals(List.of(Draft.EMPTY, Draft.EMPTY.withText("x")), seen);
    }

    @Test
    void longTextIsNamedByItsBeginning() {
        workbench.execute(type("word ".repeat(100)));
        String name = workbench.history().current().description();
        assertTrue(name.length() < 50 && name.startsWith("“word word") && name.endsWith("…”"), name);
    }

    private static Command type(String text) {
        return Commands.type("text", text, draft -> draft.withText(text));
    }

    private void later(long milliseconds) {
        now = now.plus(Duration.ofMillis(milliseconds));
    }

    private List<String> descriptions() {
        return workbench.history().steps().stream().map(Step::description).toList();
    }
}
