package io.github.disentangle.ui.view.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.ui.figure.AtlasFigure;
import io.github.disentangle.ui.figure.HeadMapFigure;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.atlas.AtlasViewModel.Mode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasViewModelTest {

    private final Desk desk = new Desk();
    private final AtlasViewModel atlas = new AtlasViewModel(desk.live);

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "qa", "ner", "fill-mask", "multiple-choice", "sentiment-unshared"})
    void everyModelWithAHeadHasEveryPicture(String model) {
        desk.open(model).workbench.execute(Commands.view(ViewKind.ATLAS));
        for (Mode mode : Mode.values()) {
            atlas.mode().set(mode);
            assertFalse(atlas.figure().getValue().summary().isBlank(), mode.toString());
            assertEquals("", atlas.obstacle().getValue());
            assertFalse(atlas.stale().getValue());
        }
    }

    @Test
    void theAtlasFillsLayerByLayer() {
        var seen = new ArrayList<String>();
        atlas.figure().subscribe(figure -> {
            if (figure instanceof AtlasFigure) {
                seen.add(figure.summary());
            }
        });
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.ATLAS));
        assertEquals("atlas: 4 layers by 4 heads, 4 of 16 ready", seen.getFirst());
        assertEquals("atlas: 4 layers by 4 heads", seen.getLast());
    }

    @Test
    void verifiedKnockOutsAreWhatTheModelSaysWithoutTheHead() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.ATLAS));
        atlas.mode().set(Mode.KNOCK_OUT);
        assertEquals(0, map().measured().size());
        assertFalse(atlas.isVerified().getValue());
        assertTrue(atlas.canVerify().getValue());
        atlas.verify();
        assertTrue(atlas.isVerified().getValue());
        HeadMapFigure map = map();
        assertEquals(16, map.measured().size());
        var head = map.measured().getFirst();
        desk.workbench.execute(Commands.intervene(new ScaleBranch.ScaleHead(head.layer(), head.head(), 0)));
        double change = desk.live.logit().value().orElseThrow().change();
        assertEquals(change, map.values().get(head.layer(), head.head()), 1e-4);
        atlas.part().set(KnockedPart.C2P);
        assertFalse(atlas.isVerified().getValue());
        assertEquals(0, map().measured().size());
    }

    @Test
    void aModelWithoutAHeadHasNothingToKnockOut() {
        desk.open("backbone").workbench.execute(Commands.view(ViewKind.ATLAS));
        atlas.mode().set(Mode.KNOCK_OUT);
        assertNull(atlas.figure().getValue());
        assertFalse(atlas.obstacle().getValue().isBlank());
        assertFalse(atlas.canVerify().getValue());
        atlas.mode().set(Mode.HEADS);
        assertInstanceOf(AtlasFigure.class, atlas.figure().getValue());
    }

    private HeadMapFigure map() {
        return assertInstanceOf(HeadMapFigure.class, atlas.figure().getValue());
    }
}
