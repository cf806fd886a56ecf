package io.github.disentangle.engine.model;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import java.lang.foreign.Arena;

/// The position keys (c2p) or position queries (p2c) of one layer: the relative table through a projection. They do not depend on the
/// input and are computed once.
///
/// @param rows (row of the relative table, heads · head size)
/// @param projection what made them
/// @param firstOutput the first of its outputs that did
public record PositionTable(Matrix rows, Linear projection, int firstOutput) {

    /// @param relative (row, hidden)
    /// @param width heads · head size
    static PositionTable of(
            Kernels kernels, Matrix relative, Linear projection, int firstOutput, int width, Arena arena) {
        Matrix rows = Matrix.allocate(arena, relative.rows(), width);
        kernels.linear(relative, projection, firstOutput, rows);
        return new PositionTable(rows, projection, firstOutput);
    }

    /// The rows in use, for one head, (row in use, channel).
    Matrix part(RelativePositions.Window window, int firstColumn, int headSize) {
        return rows.rows(window.first(), window.count()).columns(firstColumn, headSize);
    }

    /// As [#part], from a relative table times a factor, in memory of the arena: `b + factor · (row − b)` with b the bias of the projection.
    Matrix scaled(RelativePositions.Window window, int firstColumn, int headSize, float factor, Arena arena) {
        Matrix part = part(window, firstColumn, headSize);
        if (factor == 1) {
            return part;
        }
        float[] bias = projection.biasValues();
        Matrix scaled = Matrix.allocate(arena, part.rows(), headSize);
        for (int row = 0; row < part.rows(); row++) {
            for (int channel = 0; channel < headSize; channel++) {
                float base = bias[firstOutput + firstColumn + channel];
                scaled.set(row, channel, base + factor * (part.get(row, channel) - base));
            }
        }
        return scaled;
    }
}
