package io.github.disentangle.ui.view.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixerViewModelTest {

    private final Desk desk = new Desk().open("sentiment");
    private final MixerViewModel mixer = new MixerViewModel(desk.workbench, desk.live);

    @Test
    void aMovedFaderIsAnInterventionAtTheReach() {
        mixer.move(Term.POSITION_TO_CONTENT, 0.5);
        assertEquals(List.of("scale p2c by 0.5"), phrases());
        desk.workbench.execute(Commands.lookAt(2, 1));
        mixer.reach().set(MixerViewModel.Reach.HEAD);
        assertEquals(1, mixer.mix().getValue().factor(Term.POSITION_TO_CONTENT), "the head itself is as it was");
        mixer.mute(Term.CONTENT_TO_POSITION);
        assertEquals(List.of("scale p2c by 0.5", "mute c2p in head 2.1"), phrases());
        mixer.reset();
        assertEquals(List.of("scale p2c by 0.5"), phrases());
    }

    @Test
    void draggingIsOneStepOfTheHistoryAndOneUndo() {
        int steps = desk.workbench.history().steps().size();
        for (int at = 99; at >= 0; at--) {
            mixer.move(Term.CONTENT_TO_CONTENT, at / 100.0);
        }
        assertEquals(List.of("mute c2c"), phrases());
        assertEquals(steps + 1, desk.workbench.history().steps().size());
        desk.workbench.undo();
        assertEquals(List.of(), phrases());
        assertEquals(1, mixer.mix().getValue().factor(Term.CONTENT_TO_CONTENT));
    }

    @Test
    void soloMutesTheOthersAndAgainBringsThemBack() {
        mixer.solo(Term.CONTENT_TO_POSITION);
        assertEquals(List.of("mute c2c", "mute p2c"), phrases());
        assertTrue(mixer.isSolo(mixer.mix().getValue(), Term.CONTENT_TO_POSITION));
        mixer.solo(Term.CONTENT_TO_POSITION);
        assertEquals(List.of(), phrases());
        assertFalse(mixer.isSolo(mixer.mix().getValue(), Term.CONTENT_TO_POSITION));
    }

    @Test
    void keepingTheTemperatureIsSaidWithEveryFader() {
        mixer.mute(Term.POSITION_TO_CONTENT);
        double flat = desk.live.logit().value().orElseThrow().present();
        mixer.keepTemperature(true);
        assertEquals(List.of("mute p2c keeping temperature"), phrases());
        assertTrue(mixer.mix().getValue().keepTemperature());
        assertTrue(flat != desk.live.logit().value().orElseThrow().present());
    }

    private List<String> phrases() {
        return desk.workbench.state().interventions().stream()
                .map(Intervention::toString)
                .toList();
    }
}
