package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedDifferenceTest {

    @Test
    void sharedTokensAreSubtractedAndOthersKeepTheirPlace() {
        var first = new Tensor(List.of("query", "key"), new int[] {3, 3}, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        var second = new Tensor(List.of("query", "key"), new int[] {3, 3}, new float[] {2, 0, 5, 0, 0, 0, 9, 0, 9});
        var found = AlignedDifference.of(List.of("a", "b", "c"), first, List.of("a", "x", "c"), second);
        assertEquals(
                List.of(
                        new AlignedDifference.Place(0, 0),
                        new AlignedDifference.Place(1, -1),
                        new AlignedDifference.Place(-1, 1),
                        new AlignedDifference.Place(2, 2)),
                found.tokens());
        assertEquals(1, found.difference().get(0, 0));
        assertEquals(2, found.difference().get(0, 3));
        assertEquals(2, found.difference().get(3, 0));
        assertEquals(0, found.difference().get(3, 3));
        assertTrue(Float.isNaN(found.difference().get(0, 1)));
        assertTrue(Float.isNaN(found.difference().get(2, 2)));
    }

    @Test
    void inputsWithoutACommonTokenStandBesideEachOther() {
        var one = new Tensor(List.of("query", "key"), new int[] {1, 1}, new float[] {1});
        var found = AlignedDifference.of(List.of("a"), one, List.of("b"), one);
        assertEquals(2, found.tokens().size());
        assertTrue(Float.isNaN(found.difference().get(1, 1)));
    }
}
