package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// The rows of a matrix as panels `[slice][panel][depth][row]`, cut as the shape says.
record VectorPanels(VectorShape shape, MemorySegment segment, int rows, int columns) implements Panels {

    /// First float of a panel.
    ///
    /// @param start first column of the slice
    /// @param depth columns of the slice
    long panelAt(int start, int depth, int panel) {
        return ((long) start * shape.panels(rows) + (long) panel * depth) * shape.width();
    }

    @Override
    public void copyTo(Matrix target, int first) {
        int width = shape.width();
        for (int slice = 0; slice < shape.slices(columns); slice++) {
            int start = shape.sliceStart(columns, slice);
            int depth = shape.sliceStart(columns, slice + 1) - start;
            for (int row = 0; row < target.rows(); row++) {
                long from = panelAt(start, depth, (first + row) / width) + (first + row) % width;
                for (int k = 0; k < depth; k++) {
                    target.set(row, start + k, segment.getAtIndex(Matrix.FLOAT, from + (long) k * width));
                }
            }
        }
    }
}
