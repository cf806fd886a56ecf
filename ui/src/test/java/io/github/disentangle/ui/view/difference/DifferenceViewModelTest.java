package io.github.disentangle.ui.view.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceViewModelTest {

    private final Desk desk = new Desk().open("sentiment");
    private final DifferenceViewModel model = new DifferenceViewModel(desk.workbench, desk.live, desk.pinned);

    @Test
    void thePresentMapLessThePinnedOne() {
        assertNull(model.figure().getValue());
        assertTrue(!model.obstacle().getValue().isBlank());
        var before = desk.live.head().value().attention().probability();
        desk.workbench.execute(Baselines.pin(desk.live));
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c in head 0.0")));
        var after = desk.live.head().value().attention().probability();
        assertEquals(after.get(4, 2) - before.get(4, 2), shown().values().get(4, 2));
        assertEquals("", model.obstacle().getValue());
    }

    @Test
    void tokensOfOneTextOnlyAreMarked() {
        type("I think this film is bad.");
        assertEquals("− don", shown().queries().text(2));
        assertTrue(Float.isNaN(shown().values().get(2, 2)));
        assertEquals(12, shown().keys().length());
    }

    @Test
    void aLongerTextKeepsWhatBothShare() {
        var before = desk.live.head().value().attention().probability();
        type("I don't think this old film is bad.");
        var after = desk.live.head().value().attention().probability();
        MatrixFigure shown = shown();
        int old = 7;
        assertEquals("+ old", shown.queries().text(old));
        assertEquals(after.length("query"), shown.queries().length());
        for (int query = 0; query < before.length("query"); query++) {
            int later = query < old ? query : query + 1;
            assertEquals(
                    after.get(later, 1) - before.get(query, 1), shown.values().get(later, 1));
            assertTrue(Float.isNaN(shown.values().get(later, old)));
        }
    }

    @Test
    void whatThePresentTextHasIsTheSameTokenInEveryView() {
        type("I think this film is bad.");
        FigureLayout layout = model.figure()
                .getValue()
                .layOut(new Frame(new Size(900, 700), new FigureTheme(Palette.day(), new Typefaces()), Viewport.FIT));
        var bad = new Target.Cell(0, desk.live.analysis().value().encoding().length() - 3);
        var place = layout.bounds(bad).orElseThrow();
        assertEquals(Optional.of(bad), layout.at(place.centreX(), place.centreY()));
        assertTrue(layout.describe(bad).contains("bad"), layout.describe(bad));
        var gone = new Target.Own("difference", new Target.Cell(2, 2));
        var lost = layout.bounds(gone).orElseThrow();
        assertEquals(Optional.of(gone), layout.at(lost.centreX(), lost.centreY()));
        assertTrue(layout.describe(gone).contains("− don"), layout.describe(gone));
        assertEquals(Optional.empty(), layout.bounds(new Target.Cell(0, 400)));
    }

    @Test
    void wordsAreComparedWhereWordsAreRead() {
        var before = desk.live.head().value().attention().probability();
        desk.workbench.wordsProperty().set(true);
        type("I don't think this film is not bad.");
        MatrixFigure shown = shown();
        List<String> words =
                shown.queries().labels().stream().map(label -> label.text()).toList();
        assertTrue(words.contains("don't") && words.contains("+ not"), words.toString());
        int dont = words.indexOf("don't");
        var after = desk.live.head().value().attention().probability();
        float expected = 0;
        for (int piece = 2; piece < 5; piece++) {
            expected += after.get(0, piece) - before.get(0, piece);
        }
        assertEquals(expected, shown.values().get(0, dont), 1e-6f);
    }

    @Test
    void aStateThatIsReadAsThePinnedOneSaysSo() {
        desk.workbench.execute(Baselines.pin(desk.live));
        String same = model.note().getValue();
        assertEquals(Messages.text("difference.same"), same);
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c in head 0.0")));
        assertEquals(Messages.text("difference.note"), model.note().getValue());
    }

    private void type(String text) {
        if (desk.workbench.state().baseline().isEmpty()) {
            desk.workbench.execute(Baselines.pin(desk.live));
        }
        desk.workbench.execute(Commands.type("text", "x", draft -> draft.withText(text)));
    }

    private MatrixFigure shown() {
        var figure = model.figure().getValue();
        while (figure instanceof LinkedFigure linked) {
            figure = linked.figure();
        }
        return (MatrixFigure) figure;
    }
}
