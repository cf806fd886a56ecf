package io.github.disentangle.ui.view.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.measure.WordOrder;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.ui.live.Desk;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PositionsViewModelTest {

    private final Desk desk = new Desk().open("nli");
    private final PositionsViewModel model = new PositionsViewModel(desk.workbench, desk.live);

    @Test
    void aGapOpensBetweenTheTextsAndClosesAgain() {
        double before = desk.live.logit().value().orElseThrow().present();
        model.openGap(8);
        assertEquals(List.of("insert gap 8 after token 7"), phrases());
        assertEquals(7, model.marks().getValue().get(7).position());
        assertEquals(16, model.marks().getValue().get(8).position());
        assertNotEquals(before, desk.live.logit().value().orElseThrow().present());
        model.openGap(0);
        assertEquals(List.of(), phrases());
        assertEquals(before, desk.live.logit().value().orElseThrow().present());
    }

    @Test
    void aTokenMovesAndGoesBack() {
        model.place(3, 5);
        model.place(3, 6);
        assertEquals(List.of("place token 3 at 6"), phrases());
        assertEquals(6, model.marks().getValue().get(3).position());
        model.place(3, -1);
        assertEquals(List.of("place token 3 at 6"), phrases());
        model.place(3, 3);
        assertEquals(List.of(), phrases());
    }

    @Test
    void aShiftOfTheWholeTextChangesNothing() {
        double before = desk.live.logit().value().orElseThrow().present();
        model.shiftBy(-7);
        assertEquals(List.of("shift positions by -7"), phrases());
        assertEquals(-7, model.marks().getValue().getFirst().position());
        assertEquals(before, desk.live.logit().value().orElseThrow().present(), 1e-5);
        model.shiftBy(0);
        assertEquals(List.of(), phrases());
    }

    @Test
    void randomOrdersAreRunWhenAskedForAndTheSameEachTime() {
        assertEquals("", model.orderWords().getValue());
        model.shuffling().set(true);
        var order = Objects.requireNonNull(model.order().getValue());
        assertEquals(60, order.shuffled().size());
        assertEquals(desk.live.logit().value().orElseThrow().plain(), order.value(), 1e-6);
        assertNotEquals(order.shuffled().getFirst(), order.shuffled().getLast());
        assertEquals(order.shuffled().stream().sorted().toList(), order.shuffled());
        assertEquals(order, WordOrder.of(desk.live.logit().value().orElseThrow().subject(), 60, 1, Progress.NONE));
    }

    @Test
    void everythingGoesBackAtOnce() {
        model.place(2, 9);
        model.openGap(3);
        model.reset();
        assertEquals(List.of(), phrases());
    }

    private List<String> phrases() {
        return desk.workbench.state().interventions().stream()
                .map(Intervention::toString)
                .toList();
    }
}
