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
        int rows = values.shape()[0];
        int columns = values.shape()[1];
        float[] data = values.data();
        if (cellsPerPixel == 1) {
            int[] argb = new int[rows * columns];
            for (int index = 0; index < argb.length; index++) {
                argb[index] = scale.argb(data[index], palette);
            }
            return new Raster(columns, rows, argb);
        }
        int height = Math.ceilDiv(rows, cellsPerPixel);
        int width = Math.ceilDiv(columns, cellsPerPixel);
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = scale.argb(strongest(data, rows, columns, y, x, cellsPerPixel), palette);
            }
        }
        return new Raster(width, height, argb);
    }

    private static float strongest(float[] data, int rows, int columns, int y, int x, int side) {
        float strongest = Float.NaN;
        for (int row = y * side; row < Math.min(rows, (y + 1) * side); row++) {
            for (int column = x * side; column < Math.min(columns, (x + 1) * side); column++) {
                float value = data[row * columns + column];
                if (!(Math.abs(value) <= Math.abs(strongest)) && Float.isFinite(value)) {
                    strongest = value;
                }
            }
        }
        return strongest;
    }
}
