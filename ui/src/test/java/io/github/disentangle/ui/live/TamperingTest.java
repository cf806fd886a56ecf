package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.ui.state.Commands;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TamperingTest {

    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        "sentiment, mute p2c",
        "sentiment, mute head 2.1",
        "ner, mute c2p in layer 1",
        "qa, insert gap 4 after token 6",
        "fill-mask, mute feed-forward 2",
        "multiple-choice, cut 1>2 in head 0.0",
        "similarity, mute c2c keeping temperature",
        "nli, hide token 2"
    })
    void theAnswerIsThatOfTheModelRunWithTheIntervention(String model, String phrase) {
        desk.open(model);
        Analysis plain = desk.live.analysis().value();
        WatchedLogit before = desk.live.logit().value().orElseThrow();
        Intervention intervention = Intervention.parse(phrase);
        desk.workbench.execute(Commands.intervene(intervention));
        assertNull(desk.workbench.noticeProperty().get());
        WatchedLogit after = desk.live.logit().value().orElseThrow();
        var whole = before.subject()
                .open()
                .model()
                .run(Input.of(before.subject().encoding()), List.of(intervention), Progress.NONE);
        assertEquals(before.plain(), after.plain());
        assertEquals(WatchedLogit.value(before.subject(), whole), after.present(), 1e-4);
        assertNotEquals(after.plain(), after.present());
        assertEquals(
                plain.prediction().result(),
                desk.live.analysis().value().plain().prediction().result());
        desk.workbench.undo();
        assertSame(plain, desk.live.analysis().value(), "the plain answer was kept");
    }

    @Test
    void whatDoesNotFitTheInputIsLeftOutAndSaid() {
        desk.open("sentiment");
        desk.workbench.execute(Commands.intervene(Intervention.parse("cut 9>3")));
        desk.workbench.execute(Commands.type("text", "Bad.", draft -> draft.withText("Bad.")));
        Analysis answer = desk.live.analysis().value();
        assertNotNull(answer);
        assertTrue(
                answer.remarks().getLast().contains("cut 9>3"), answer.remarks().toString());
        assertEquals(answer.plain().prediction().result(), answer.prediction().result());
    }

    @Test
    void thePinnedStateStaysWhatItWas() {
        desk.open("sentiment");
        WatchedLogit first = desk.live.logit().value().orElseThrow();
        desk.workbench.execute(Baselines.pin(desk.live));
        assertEquals(Optional.of(first.name()), desk.workbench.state().target());
        desk.workbench.execute(Commands.type("text", "Bad.", draft -> draft.withText("This film is bad.")));
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c")));
        assertEquals(first.present(), desk.pinned.logit().value().orElseThrow().present());
        assertEquals(first.name(), desk.live.logit().value().orElseThrow().name());
        desk.workbench.execute(Commands.releaseBaseline());
        assertNull(desk.pinned.analysis().value());
    }

    @Test
    void anotherModelStartsUntouched() {
        desk.open("sentiment");
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c")));
        desk.workbench.execute(Baselines.pin(desk.live));
        desk.open("topics");
        assertEquals(List.of(), desk.workbench.state().interventions());
        assertEquals(Optional.empty(), desk.workbench.state().baseline());
        desk.workbench.undo();
        assertEquals(1, desk.workbench.state().interventions().size());
    }
}
