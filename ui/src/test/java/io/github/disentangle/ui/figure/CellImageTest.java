package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellImageTest {

    private static final Palette PALETTE = Palette.day();

    @Test
    void everyCellHasTheColourOfItsValue() {
        Tensor values = Samples.scores(7, 1);
        ColourScale scale = ColourScale.diverging(3);

        Raster image = CellImage.of(values, scale, PALETTE, 1);

        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 7; column++) {
                assertEquals(scale.argb(values.get(row, column), PALETTE), image.argb(column, row));
            }
        }
    }

    @Test
    void aSquareOfCellsIsItsStrongestValue() {
        float nan = Float.NaN;
        Tensor values = Tensor.matrix("query", "key", 3, 3, new float[] {1, -2, 0.5f, 0, 1, 0, nan, nan, nan});

        Tensor pooled = CellImage.strongest(values, 2);

        assertArrayEquals(new int[] {2, 2}, pooled.shape());
        assertArrayEquals(new float[] {-2, 0.5f, nan, nan}, pooled.data());
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "1, 1", "0.99, 2", "0.5, 2", "0.49, 3", "0.1, 10", "0, 1"})
    void narrowCellsShareAPixel(double cell, int expected) {
        assertEquals(expected, CellImage.cellsPerPixel(cell));
    }

    @Test
    void aThumbnailKeepsAThinDiagonalAndItsPeak() {
        int count = 512;
        float[] data = new float[count * count];
        for (int index = 0; index < count; index++) {
            data[index * count + index] = 0.5f;
        }
        data[3 * count + 400] = 0.9f;

        Thumbnail thumbnail = Thumbnail.of(Samples.matrix(count, data));

        assertTrue(thumbnail.values().shape()[0] <= Thumbnail.SIDE);
        assertEquals(0.9f, (float) thumbnail.peak());
        for (int index = 0; index < thumbnail.values().shape()[0]; index++) {
            assertTrue(thumbnail.values().get(index, index) >= 0.5f);
        }
    }
}
