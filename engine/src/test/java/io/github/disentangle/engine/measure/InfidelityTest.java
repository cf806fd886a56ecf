package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfidelityTest {

    private static final Tensor SCORES = Tensor.vector("position", Float.NaN, 1, 2, -4, 8, Float.NaN);

    private static BitSet set(int... tokens) {
        var set = new BitSet();
        for (int token : tokens) {
            set.set(token);
        }
        return set;
    }

    @Test
    void scoresThatAreTheLossesLeaveNothing() {
        var sets = List.of(set(1), set(2, 3), set(1, 4), set(1, 2, 3, 4));

        Infidelity found = Infidelity.of(SCORES, set(1, 2, 3, 4), sets, new double[] {1, -2, 9, 7}, 1);

        assertEquals(0, found.error(), 1e-12);
        assertEquals(0, found.unexplained(), 1e-12);
        assertEquals(Infidelity.SHUFFLES, found.shuffled().size());
        assertTrue(found.shuffled().getLast() > 0.1, found::toString);
    }

    @Test
    void aCommonFactorIsAnErrorButExplainsAll() {
        Infidelity found = Infidelity.of(SCORES, set(1, 2, 3, 4), List.of(set(1), set(2)), new double[] {3, 6}, 1);

        assertEquals((2 * 2 + 4 * 4) / 2.0, found.error(), 1e-12);
        assertEquals(0, found.unexplained(), 1e-12);
    }

    @Test
    void scoresOfNothingExplainNothing() {
        Infidelity found = Infidelity.of(
                Tensor.vector("position", new float[6]), set(1, 2), List.of(set(1), set(2)), new double[] {3, 1}, 1);

        assertEquals(5, found.error(), 1e-12);
        assertEquals(1, found.unexplained(), 1e-12);
    }
}
