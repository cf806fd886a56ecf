package io.github.disentangle.ui.view.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.DecompX;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.TargetChoices;
import io.github.disentangle.ui.state.Commands;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainViewModelTest {

    private final Desk desk = new Desk();
    private final Explanations explanations = new Explanations(desk.live, 2);
    private final ExplainViewModel model = new ExplainViewModel(desk.workbench, desk.live, explanations);

    @Test
    void theScoresAreThoseOfTheMethodForTheAnswer() {
        desk.open("sentiment");
        var logit = desk.live.logit().value().orElseThrow();
        var expected = new DecompX().explain(logit.subject(), Progress.NONE);
        assertArrayEquals(
                expected.scores().data(), model.figure().getValue().values().data());
        assertTrue(model.badge().getValue().isPresent());
        assertTrue(model.sum().getValue().startsWith("Tokens "), model.sum().getValue());
    }

    @Test
    void aContrastIsChosenFromTwoLists() {
        desk.open("topics");
        List<String> names = model.choices().getValue().names();
        assertTrue(model.choices().getValue().contrasts());
        model.explain(Optional.of(names.get(1)), Optional.of(names.get(0)));
        assertEquals(
                Optional.of(names.get(1) + " vs " + names.get(0)),
                desk.workbench.state().target());
        assertEquals(Optional.of(names.get(1)), model.target().getValue());
        assertEquals(Optional.of(names.get(0)), model.rival().getValue());
        var logit = desk.live.logit().value().orElseThrow();
        assertEquals(names.get(1) + " vs " + names.get(0), logit.name());
        model.explain(Optional.empty(), model.rival().getValue());
        assertEquals(Optional.empty(), desk.workbench.state().target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "nli", "ner", "qa", "fill-mask", "multiple-choice", "similarity", "topics"})
    void everyOfferedTargetCanBeExplained(String sample) {
        desk.open(sample);
        TargetChoices choices = model.choices().getValue();
        assertTrue(!choices.names().isEmpty());
        model.method().set(Method.INPUT_X_GRADIENT);
        for (String name : choices.names()) {
            model.explain(Optional.of(name), Optional.empty());
            assertNull(desk.workbench.noticeProperty().get());
            assertNotNull(model.figure().getValue());
            assertEquals(name, desk.live.logit().value().orElseThrow().name());
        }
    }

    @Test
    void interventionsDoNotChangeWhatIsExplained() {
        desk.open("sentiment");
        var before = model.figure().getValue();
        desk.workbench.execute(Commands.intervene(Intervention.parse("mute p2c")));
        assertSame(before, model.figure().getValue());
    }

    @Test
    void aFoldedCardComputesNothing() {
        model.wanted().set(false);
        desk.open("sentiment");
        assertNull(model.figure().getValue());
        model.wanted().set(true);
        assertNotNull(model.figure().getValue());
    }

    @Test
    void aBareEncoderHasNothingToExplain() {
        desk.open("backbone");
        assertNull(model.figure().getValue());
        assertNull(desk.workbench.noticeProperty().get());
    }
}
