package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.figure.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarksTest {

    /// Two corners or ends of every kind, and all between them.
    static Stream<List<Target>> ranges() {
        return Stream.of(
                List.of(new Target.Cell(2, 4), new Target.Cell(1, 4), new Target.Cell(2, 3), new Target.Cell(1, 3)),
                List.of(new Target.Head(0, 1), new Target.Head(1, 1)),
                List.of(new Target.State(3, 5), new Target.State(3, 6), new Target.State(3, 7)),
                List.of(new Target.Point(1, 8), new Target.Point(1, 7), new Target.Point(1, 6)),
                List.of(new Target.Token(Target.Side.KEY, 4), new Target.Token(Target.Side.KEY, 5)),
                List.of(new Target.Bar(2), new Target.Bar(1), new Target.Bar(0)),
                List.of(new Target.Panel(0), new Target.Panel(1)),
                List.of(
                        new Target.Own("curves", new Target.Point(0, 2)),
                        new Target.Own("curves", new Target.Point(0, 3)),
                        new Target.Own("curves", new Target.Point(0, 4))));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void everythingBetweenTwoOfAKindIsMarkedAndTheFirstComesLast(List<Target> expected) {
        Target from = expected.getFirst();
        Target to = expected.getLast();
        List<Target> found = Marks.between(from, to);
        assertEquals(Set.copyOf(expected), Set.copyOf(found));
        assertEquals(expected.size(), found.size());
        assertEquals(from, found.getLast());
    }

    @Test
    void differentKindsHaveNothingBetweenThem() {
        List<Target> kinds = Stream.concat(
                        ranges().map(List::getFirst),
                        Stream.of(
                                new Target.Token(Target.Side.QUERY, 4),
                                new Target.Own("others", new Target.Point(0, 2))))
                .toList();
        for (Target from : kinds) {
            for (Target to : kinds) {
                assertEquals(List.of(to), Marks.between(from, to), () -> from + " to " + to);
            }
        }
    }

    @Test
    void moreThanAPersonMeansIsNothing() {
        assertEquals(
                Marks.MOST,
                Marks.between(new Target.Cell(0, 0), new Target.Cell(31, 31)).size());
        assertEquals(List.of(), Marks.between(new Target.Cell(0, 0), new Target.Cell(31, 32)));
        assertEquals(List.of(), Marks.between(new Target.State(0, 0), new Target.State(1, Integer.MAX_VALUE)));
    }
}
