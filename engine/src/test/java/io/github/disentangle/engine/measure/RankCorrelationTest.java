package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Expected values counted by hand: mean ranks for ρ, pairs for τ-b.
class RankCorrelationTest {

    private static final double[] A = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double[] B = {2, 7, 1, 8, 2, 8, 1, 8};

    @Test
    void theSameOrderIsOneAndTheOppositeMinusOne() {
        double[] rising = {1, 2, 30, 4000};
        double[] falling = {-1, -2, -3, -4};

        assertEquals(1, RankCorrelation.spearman(rising, rising), 1e-12);
        assertEquals(1, RankCorrelation.kendall(rising, rising), 1e-12);
        assertEquals(-1, RankCorrelation.spearman(rising, falling), 1e-12);
        assertEquals(-1, RankCorrelation.kendall(rising, falling), 1e-12);
    }

    @Test
    void tiesShareTheirRank() {
        assertEquals(0.19885368120992464, RankCorrelation.spearman(A, B), 1e-12);
        assertEquals(4 / Math.sqrt(27 * 23), RankCorrelation.kendall(A, B), 1e-12);
    }

    @Test
    void aListOfOneValueHasNoOrder() {
        assertEquals(Double.NaN, RankCorrelation.spearman(A, new double[A.length]));
        assertEquals(Double.NaN, RankCorrelation.kendall(A, new double[A.length]));
    }
}
