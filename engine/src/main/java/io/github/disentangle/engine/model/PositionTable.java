package io.github.disentangle.engine.model;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.Panels;
import java.lang.foreign.Arena;
import java.util.List;

/// The position keys (c2p) or position queries (p2c) of one layer: the relative table through a projection. They do not
/// depend on the input and are computed once.
///
/// @param heads by head, (row of the relative table, channel)
/// @param projection what made them
/// @param firstOutput the first of its outputs that did
public record PositionTable(List<Panels> heads, Linear projection, int firstOutput) {

    /// @param relative (row, hidden)
    static PositionTable of(
            Kernels kernels,
            Matrix relative,
            Linear projection,
            int firstOutput,
            int heads,
            int headSize,
            Arena arena) {
        try (Arena temporary = Arena.ofShared()) {
            Matrix rows = Matrix.allocate(temporary, relative.rows(), heads * headSize);
            kernels.linear(relative, projection, firstOutput, rows);
            var panels = new Panels[heads];
            kernels.parallel(
                    heads, head -> panels[head] = kernels.pack(rows.columns(head * headSize, headSize), arena));
            return new PositionTable(List.of(panels), projection, firstOutput);
        }
    }

    /// heads · head size
    public int width() {
        return heads.size() * heads.getFirst().columns();
    }

    /// The rows in use of one head, (row in use, channel), in memory of the arena. They come from a relative table
    /// times a factor:
    /// `b + factor · (row − b)` with b the bias of the projection.
    Matrix rows(RelativePositions.Window window, int head, float factor, Arena arena) {
        Panels panels = heads.get(head);
        Matrix rows = Matrix.allocate(arena, window.count(), panels.columns());
        panels.copyTo(rows, window.first());
        if (factor == 1) {
            return rows;
        }
        float[] bias = projection.biasValues();
        for (int row = 0; row < rows.rows(); row++) {
            for (int channel = 0; channel < rows.columns(); channel++) {
                float base = bias[firstOutput + head * rows.columns() + channel];
                rows.set(row, channel, base + factor * (rows.get(row, channel) - base));
            }
        }
        return rows;
    }
}
