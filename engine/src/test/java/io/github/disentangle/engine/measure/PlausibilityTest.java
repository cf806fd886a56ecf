package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlausibilityTest {

    private static BitSet set(int... tokens) {
        var set = new BitSet();
        for (int token : tokens) {
            set.set(token);
        }
        return set;
    }

    @Test
    void theRationaleInFrontIsPerfect() {
        Tensor scores = Tensor.vector("position", 0, 5, 1, 4, -2, 0);

        assertEquals(new Plausibility(1, 1), Plausibility.of(scores, set(1, 3), set(1, 2, 3, 4)));
    }

    @Test
    void averagePrecisionCountsTheRanksOfTheHits() {
        // ranks 1, 3 and 4 of 5; two of the first three hit
        Plausibility found = Plausibility.of(List.of(4, 9, 2, 7, 5), set(2, 4, 7));

        assertEquals(2 / 3.0, found.tokenF1(), 1e-12);
        assertEquals((1 / 1.0 + 2 / 3.0 + 3 / 4.0) / 3, found.auprc(), 1e-12);
    }

    @Test
    void anEmptyRationaleOrOneOutsideTheTokensIsAMistake() {
        Tensor scores = Tensor.vector("position", 1, 2, 3);

        assertThrows(IllegalArgumentException.class, () -> Plausibility.of(scores, set(), set(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> Plausibility.of(scores, set(2), set(0, 1)));
    }
}
