package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Palette;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourScaleTest {

    private static final Palette PALETTE = Palette.day();

    @Test
    void limitsOfSignedValuesAreSymmetric() {
        ColourScale scale = ColourScale.fitting(List.of(Tensor.vector("key", -3, 1), Tensor.vector("key", 2, 0)), true);

        assertEquals(ColourScale.diverging(3), scale);
        assertEquals(-3, scale.low());
        assertEquals(0.5, scale.position(0));
    }

    @Test
    void negativeValuesMakeAScaleDivergeUnasked() {
        assertEquals(ColourScale.diverging(2), ColourScale.fitting(List.of(Tensor.vector("key", -2, 1)), false));
    }

    @Test
    void valuesWithoutAPlaceDoNotStretchTheLimits() {
        float[] values = {Float.NaN, Float.NEGATIVE_INFINITY, 0.25f, Float.POSITIVE_INFINITY};

        assertEquals(ColourScale.sequential(0.25), ColourScale.fitting(List.of(Tensor.vector("key", values)), false));
    }

    @Test
    void nothingToFitGivesALimitOfOne() {
        assertEquals(ColourScale.sequential(1), ColourScale.fitting(List.of(), false));
        assertEquals(ColourScale.diverging(1), ColourScale.fitting(List.of(Tensor.vector("key", 0, 0)), true));
    }

    @Test
    void attentionThatPrefersNothingIsPaleAndItsLegendSaysWhy() {
        Tensor even = Tensor.matrix("query", "key", 1, 4, new float[] {0.25f, 0.25f, 0.25f, 0.25f});

        assertEquals(
                new Legend(ColourScale.sequential(0.75), "probability", "this head, up to 3 even shares"),
                Legend.ofAttention(even, "probability", "this head"));
    }

    @Test
    void attentionThatPrefersSomethingEndsAtItsStrongestWeight() {
        Tensor strong = Tensor.matrix("query", "key", 1, 4, new float[] {0.0625f, 0.8125f, 0.0625f, 0.0625f});
        Tensor single = Tensor.matrix("query", "key", 1, 1, new float[] {1});

        assertEquals(
                new Legend(ColourScale.sequential(0.8125), "probability", "this head"),
                Legend.ofAttention(strong, "probability", "this head"));
        assertEquals(
                new Legend(ColourScale.sequential(1), "probability", "this head"),
                Legend.ofAttention(single, "probability", "this head"));
    }

    @Test
    void zeroIsTheBackgroundAndMaskedIsMissing() {
        assertEquals(PALETTE.background().argb(), ColourScale.sequential(0.7).argb(0, PALETTE));
        assertEquals(PALETTE.background().argb(), ColourScale.diverging(0.7).argb(0, PALETTE));
        assertEquals(PALETTE.missing().argb(), ColourScale.diverging(0.7).argb(Float.NEGATIVE_INFINITY, PALETTE));
        assertEquals(PALETTE.missing().argb(), ColourScale.sequential(0.7).argb(Float.NaN, PALETTE));
    }

    @Test
    void valuesBeyondTheLimitKeepTheStrongestColour() {
        ColourScale scale = ColourScale.diverging(1);

        assertEquals(scale.argb(1, PALETTE), scale.argb(7, PALETTE));
        assertEquals(scale.argb(-1, PALETTE), scale.argb(-7, PALETTE));
    }

    @Test
    void aLimitIsPositiveAndFinite() {
        for (double limit : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> ColourScale.sequential(limit));
        }
    }

    @Test
    void aScaleThatSpansItsValuesStartsAtTheLeast() {
        ColourScale scale = ColourScale.spanning(Tensor.vector("state", new float[] {10.5f, 11.8f, Float.NaN, 11f}));

        assertEquals(10.5, scale.low());
        assertEquals(0, scale.position(10.5));
        assertEquals(1, scale.position(11.8f), 1e-9);
        assertEquals(scale.map(PALETTE).argbAt(0), scale.argb(10.5f, PALETTE), "the least value has the first colour");
    }

    @Test
    void equalValuesAndNegativeOnesHaveAScaleFromZero() {
        assertEquals(
                0,
                ColourScale.spanning(Tensor.vector("state", new float[] {3, 3})).floor());
        assertEquals(
                -3,
                ColourScale.spanning(Tensor.vector("state", new float[] {-3, 3}))
                        .low());
        assertEquals(
                1,
                ColourScale.spanning(Tensor.vector("state", new float[] {Float.NaN}))
                        .limit());
    }
}
