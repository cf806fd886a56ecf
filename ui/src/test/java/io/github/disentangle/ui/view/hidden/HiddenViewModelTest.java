package io.github.disentangle.ui.view.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.PathsFigure;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.picture.HiddenPictures.Mode;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenViewModelTest {

    private final Desk desk = new Desk();
    private final HiddenViewModel hidden = new HiddenViewModel(desk.live, new HeadChoice(desk.workbench, desk.live));

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "qa", "ner", "fill-mask", "multiple-choice", "similarity", "nli"})
    void everyModelWithAHeadHasEveryPicture(String model) {
        desk.open(model).workbench.execute(Commands.view(ViewKind.HIDDEN));
        for (Mode mode : Mode.values()) {
            hidden.mode().set(mode);
            assertFalse(hidden.figure().getValue().summary().isBlank(), mode.toString());
            assertEquals("", hidden.obstacle().getValue());
            assertFalse(hidden.stale().getValue());
        }
    }

    @Test
    void nothingIsComputedForAPictureNobodySees() {
        desk.open("sentiment");
        assertNull(hidden.figure().getValue());
        desk.workbench.execute(Commands.view(ViewKind.HIDDEN));
        var seen = hidden.figure().getValue();
        desk.workbench.execute(Commands.view(ViewKind.MATRIX));
        desk.workbench.execute(Commands.type("text", "Bad.", draft -> draft.withText("Bad.")));
        assertSame(seen, hidden.figure().getValue());
        desk.workbench.execute(Commands.view(ViewKind.HIDDEN));
        assertEquals(
                desk.live.analysis().value().encoding().length(),
                matrix().keys().length());
    }

    @Test
    void aModelWithoutAHeadHasNoLens() {
        desk.open("backbone").workbench.execute(Commands.view(ViewKind.HIDDEN));
        hidden.mode().set(Mode.LENS);
        assertNull(hidden.figure().getValue());
        assertEquals(
                "The logit lens reads states with the head of a task, and there is none here to read with.",
                hidden.obstacle().getValue());
        hidden.mode().set(Mode.PATHS);
        assertInstanceOf(PathsFigure.class, hidden.figure().getValue());
    }

    private MatrixFigure matrix() {
        return (MatrixFigure) ((LinkedFigure) hidden.figure().getValue()).figure();
    }
}
