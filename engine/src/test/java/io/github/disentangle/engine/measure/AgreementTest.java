package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Explanation.Effects;
import io.github.disentangle.engine.explain.Explanation.Magnitudes;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Explanation FIRST = new Effects(Tensor.vector("position", 9, 1, 2, 3, 4, 9));
    private static final Explanation OPPOSITE = new Magnitudes(Tensor.vector("position", 9, 8, 6, 4, 2, 9));
    private static final Explanation PARTIAL =
            new Effects(Tensor.vector("position", Float.NaN, 1, 2, Float.NaN, 9, Float.NaN));

    private static BitSet text() {
        var tokens = new BitSet();
        tokens.set(1, 5);
        return tokens;
    }

    @Test
    void oppositeOrdersShareNoTop() {
        Agreement found = Agreement.of(List.of(FIRST, OPPOSITE), text(), 0.5);

        assertArrayEquals(new float[] {1, -1, -1, 1}, found.spearman().data(), 1e-6f);
        assertArrayEquals(new float[] {1, -1, -1, 1}, found.kendall().data(), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0, 1}, found.overlap().data());
        assertEquals(2, found.top());
    }

    @Test
    void onlyTokensCountThatAllScore() {
        Agreement found = Agreement.of(List.of(FIRST, PARTIAL), text(), 0.5);

        assertArrayEquals(new float[] {1, 1, 1, 1}, found.spearman().data(), 1e-6f);
        assertEquals(2, found.top());
    }
}
