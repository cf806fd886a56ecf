package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.explain.Outcome;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.measure.PerturbationCurves.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PerturbationCurvesTest {

    /// An answer leads from one half on.
    private static Curve curve(double... probabilities) {
        return new Curve(Arrays.stream(probabilities)
                .mapToObj(p -> new Outcome(0, p, p >= 0.5))
                .toList());
    }

    private static PerturbationCurves curves(Curve deletion, Curve insertion) {
        return new PerturbationCurves(
                Removal.MASK,
                List.of(0, 1, 3, 4),
                deletion,
                insertion,
                List.of(curve(1, 1, 1, 0), curve(1, 0, 0, 0)),
                List.of(curve(0, 0, 0, 1), curve(0, 1, 1, 1)));
    }

    @Test
    void areasFollowTheShareOfTokens() {
        PerturbationCurves found = curves(curve(0.8, 0.6, 0.2, 0.2), curve(0.2, 0.4, 0.8, 0.8));

        assertEquals(0.25 * 0.7 + 0.5 * 0.4 + 0.25 * 0.2, found.deletionArea(), 1e-12);
        assertEquals(0.25 * 0.3 + 0.5 * 0.6 + 0.25 * 0.8, found.insertionArea(), 1e-12);
        assertEquals(found.insertionArea() - found.deletionArea(), found.areaBetween(), 1e-12);
        assertEquals((0.2 + 0.6 + 0.6) / 3, found.aopc(), 1e-12);
        assertEquals(List.of(0.125, 0.875), found.randomDeletionAreas());
        assertEquals(List.of(0.125, 0.875), found.randomInsertionAreas());
        assertEquals((1 / 3.0 + 1) / 2, found.randomAopc(), 1e-12);
    }

    @Test
    void theAnswerFlipsWhereItNoLongerLeads() {
        assertEquals(
                OptionalDouble.of(0.75),
                curves(curve(0.8, 0.6, 0.2, 0.6), curve(0)).flip());
        assertEquals(
                OptionalDouble.empty(),
                curves(curve(0.8, 0.6, 0.6, 0.6), curve(0)).flip());
        assertEquals(
                OptionalDouble.empty(),
                curves(curve(0.4, 0.2, 0.6, 0.6), curve(0)).flip());
        assertEquals((1 + 0.25) / 2, curves(curve(0), curve(0)).randomFlip(), 1e-12);
    }

    @Test
    void aLongTextIsTakenInSteps() {
        assertArrayEquals(new int[] {0, 1, 2, 3}, PerturbationCurves.sizes(3));
        assertArrayEquals(new int[] {0, 3, 5, 8, 10, 13, 15, 18, 20, 23, 25}, PerturbationCurves.sizes(25));
    }
}
