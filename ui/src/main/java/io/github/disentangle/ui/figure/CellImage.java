package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Palette;

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
        float[] pooled = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pooled[y * width + x] = strongest(values.data(), rows, columns, y * side, x * side, side);
            }
        }
        return new Tensor(values.axes(), new int[] {height, width}, pooled);
    }

    private static float strongest(float[] data, int rows, int columns, int top, int left, int side) {
        float strongest = Float.NaN;
        for (int row = top; row < Math.min(rows, top + side); row++) {
            for (int column = left; column < Math.min(columns, left + side); column++) {
                float value = data[row * columns + column];
                if (Float.isFinite(value) && !(Math.abs(value) <= Math.abs(strongest))) {
                    strongest = value;
                }
            }
        }
        return strongest;
    }
}
