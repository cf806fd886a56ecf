package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightFormatTest {

    /// The values that stand for the weights of one output.
    private static float[] rounded(WeightFormat format, float... row) {
        int[] codes = new int[row.length];
        float[] scales = new float[format.scales(row.length)];
        format.encode(row, 0, row.length, codes, 0, scales);
        float[] values = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            int code = (int) (codes[i] & (1L << format.bits()) - 1);
            values[i] = format.decode(code, scales.length == 0 ? 1 : scales[i / format.block]);
        }
        return values;
    }

    @Test
    void fp32KeepsEveryValue() {
        float[] row = {0, -1.5f, Float.MIN_VALUE, 3e38f};
        assertArrayEquals(row, rounded(WeightFormat.FP32, row));
    }

    @Test
    void bf16RoundsToNearestTiesToEven() {
        assertArrayEquals(
                new float[] {1, 1, 1.0078125f, 1.015625f, -1.0078125f},
                rounded(WeightFormat.BF16, 1, 1.00390625f, 1.004f, 1.01171875f, -1.004f));
    }

    @Test
    void int8SpansTheLargestWeightOfTheOutput() {
        assertArrayEquals(new float[] {127, -127, 1, 0, 64}, rounded(WeightFormat.INT8, 127, -127, 0.6f, 0.4f, 63.6f));
    }

    @Test
    void nf4HasAScaleForEach64Inputs() {
        float[] row = new float[130];
        row[3] = 2;
        row[64] = -8;
        row[65] = 7;
        row[129] = 0.5f;
        float[] expected = new float[130];
        expected[3] = 2;
        expected[64] = -8;
        expected[65] = 8;
        expected[129] = 0.5f;
        assertArrayEquals(expected, rounded(WeightFormat.NF4, row));
    }

    @Test
    void nf4TakesTheNearestLevelTheLowerOfTwo() {
        float[] levels = WeightFormat.levels();
        var values = new ArrayList<Float>();
        for (int step = -100_000; step <= 100_000; step++) {
            values.add(step / 100_000f);
        }
        for (int level = 0; level < 15; level++) {
            float bound = (levels[level] + levels[level + 1]) / 2;
            values.addAll(List.of(Math.nextDown(bound), bound, Math.nextUp(bound)));
        }
        for (float value : values) {
            int expected = 0;
            while (expected < 15 && value > (levels[expected] + levels[expected + 1]) / 2) {
                expected++;
            }
            assertEquals(expected, WeightFormat.nearest(value), "level of " + value);
        }
        assertEquals(0, WeightFormat.nearest(Float.NaN));
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void anOutputWithoutWeightsStaysZero(WeightFormat format) {
        assertArrayEquals(new float[70], rounded(format, new float[70]));
    }

    @ParameterizedTest
    @CsvSource({"FP32, 0", "BF16, 0.0039", "INT8, 0.016", "NF4, 0.4"})
    void theErrorStaysWithinHalfAStep(WeightFormat format, float bound) {
        var random = new Random(3);
        float[] row = new float[256];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
        }
        float[] values = rounded(format, row);
        float largest = 0;
        for (int i = 0; i < row.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - row[i]) / Math.max(1, Math.abs(row[i])));
        }
        assertTrue(largest <= bound, "largest error " + largest);
        assertEquals(format == WeightFormat.FP32, Arrays.equals(row, values));
    }

    @Test
    void bytesCountWeightsAndScales() {
        assertEquals(4 * 768 * 3072, WeightFormat.FP32.bytes(768, 3072));
        assertEquals(768 * 3072 + 4 * 3072, WeightFormat.INT8.bytes(768, 3072));
        assertEquals(768 * 3072 / 2 + 4 * 12 * 3072, WeightFormat.NF4.bytes(768, 3072));
    }
}
