package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Palette;
import java.util.Arrays;

/// Colours of a matrix, one pixel a cell; or, where cells are narrower than a pixel, one pixel for the strongest
/// (largest magnitude) of a square of cells, so that no peak is lost between pixels.
final class CellImage {

    private CellImage() {}

    /// How many cells along each side share one pixel when a cell is `cellSize` pixels wide.
    static int cellsPerPixel(double cellSize) {
        return cellSize <= 0 || cellSize >= 1 ? 1 : (int) Math.ceil(1 / cellSize - 1e-9);
    }

    /// @param values `[row, column]`, neither axis empty
    static Raster of(Tensor values, ColourScale scale, Palette palette, int cellsPerPixel) {
        Tensor shown = cellsPerPixel == 1 ? values : strongest(values, cellsPerPixel);
        return new Raster(shown.shape()[1], shown.shape()[0], scale.argb(shown.data(), palette));
    }

    /// The value of largest magnitude in each square of `side` cells; not a number where none is finite.
    static Tensor strongest(Tensor values, int side) {
        int rows = values.shape()[0];
        int columns = values.shape()[1];
        int height = Math.ceilDiv(rows, side);
        int width = Math.ceilDiv(columns, side);
        float[] data = values.data();
        float[] pooled = new float[width * height];
        Arrays.fill(pooled, Float.NaN);
        for (int row = 0; row < rows; row++) {
            int at = row / side * width;
            for (int left = 0; left < columns; left += side, at++) {
                float strongest = pooled[at];
                for (int cell = row * columns + left, end = row * columns + Math.min(columns, left + side);
                        cell < end;
                        cell++) {
                    float magnitude = Math.abs(data[cell]);
                    boolean stronger = magnitude <= Float.MAX_VALUE && !(magnitude <= Math.abs(strongest));
                    strongest = stronger ? data[cell] : strongest;
                }
                pooled[at] = strongest;
            }
        }
        return new Tensor(values.axes(), new int[] {height, width}, pooled);
    }
}
