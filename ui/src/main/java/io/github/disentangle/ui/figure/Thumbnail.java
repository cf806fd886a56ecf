package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;

/// A matrix made small enough for an atlas: at most [#SIDE] values a side, each the strongest of a square of cells, so
/// that thin diagonals and single peaks survive. Make it where the matrix is computed, off the screen's thread.
///
/// @param values `[query, key]`, at least one each
public record Thumbnail(Tensor values) {

    /// Most values along each side.
    public static final int SIDE = 48;

    /// @param matrix `[query, key]`, at least one each
    public static Thumbnail of(Tensor matrix) {
        int rows = matrix.shape()[0];
        int columns = matrix.shape()[1];
        int side = Math.ceilDiv(Math.max(rows, columns), SIDE);
        return new Thumbnail(side == 1 ? matrix : CellImage.strongest(matrix, side));
    }

    /// The largest finite value; 0 when there is none above.
    public double peak() {
        double peak = 0;
        for (float value : values.data()) {
            if (Float.isFinite(value)) {
                peak = Math.max(peak, Math.abs(value));
            }
        }
        return peak;
    }
}
