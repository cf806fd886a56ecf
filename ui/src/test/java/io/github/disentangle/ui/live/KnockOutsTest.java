package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnockOutsTest {

    private final Desk desk = new Desk();

    @Test
    void aCellOffersItsEdgeItsKeyItsDistanceAndItsHead() {
        assertEquals(
                List.of(
                        "cut 4>7 in head 2.1",
                        "cut 4>7 in layer 2",
                        "cut *>7 in head 2.1",
                        "cut distance -3..-3 in head 2.1",
                        "mute head 2.1",
                        "mute c2c in head 2.1",
                        "mute c2p in head 2.1",
                        "mute p2c in head 2.1"),
                phrases(of("sentiment").offers(new Target.Cell(4, 7))));
    }

    @Test
    void whatIsNotInTheInputOffersNothing() {
        assertEquals(List.of(), of("sentiment").offers(new Target.Cell(4, 40)));
        assertEquals(List.of(), of("sentiment").offers(new Target.Panel(0)));
    }

    @Test
    void markedCellsThatFillABlockAreCutAsOne() {
        assertEquals(
                List.of("cut 2-3>5-7 in head 2.1"),
                phrases(of("sentiment").all(Marks.between(new Target.Cell(3, 5), new Target.Cell(2, 7)))));
        assertEquals(
                List.of("cut 2>5 in head 2.1", "cut 3>7 in head 2.1"),
                phrases(of("sentiment").all(List.of(new Target.Cell(2, 5), new Target.Cell(3, 7)))));
    }

    @Test
    void markedHeadsAreMutedAndTokensHidden() {
        assertEquals(
                List.of("mute head 1.0", "mute head 1.1", "hide token 3"),
                phrases(of("sentiment")
                        .all(List.of(
                                new Target.Head(1, 0),
                                new Target.Head(1, 1),
                                new Target.Token(Target.Side.KEY, 3),
                                new Target.Token(Target.Side.QUERY, 3)))));
    }

    @Test
    void tokensAreMaskedWhereThereIsAMaskPiece() {
        int mask = desk.open("fill-mask").live.model().get().tokenizer().maskId();
        assertEquals(
                List.of("replace token 2 by " + mask),
                phrases(of("fill-mask").masks(List.of(new Target.Token(Target.Side.KEY, 2)))));
        assertEquals(List.of(), of("fill-mask").masks(List.of(new Target.Cell(1, 2))));
    }

    private KnockOuts of(String model) {
        var open = desk.open(model).live.model().get();
        return new KnockOuts(
                open.config(),
                open.tokenizer().maskId(),
                2,
                1,
                desk.live.analysis().value().encoding().length());
    }

    private static List<String> phrases(List<Intervention> interventions) {
        return interventions.stream().map(Intervention::toString).toList();
    }
}
