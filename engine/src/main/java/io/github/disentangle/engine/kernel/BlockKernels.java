package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// Kernels that move values between layouts: into panels, and from products with relative positions to scores.
interface BlockKernels {

    /// Lays rows of a matrix side by side: `panel[k][j] = rows[first + j][k]`, zero for j ≥ count.
    ///
    /// @param at first byte of the panel
    void packRows(Matrix rows, int first, int count, MemorySegment panel, long at);

    /// Cuts columns out of a matrix: `panel[k][j] = columns[k][first + j]`, zero for j ≥ count.
    ///
    /// @param at first byte of the panel
    void packColumns(Matrix columns, int first, int count, MemorySegment panel, long at);

    /// `target[k][j] = source[j][k]`, with as many columns in the target as the source has rows.
    void turn(Matrix source, Matrix target);

    /// `scores[firstQuery + q][k] += products[q][row(firstQuery + q - k) - firstRow]` for 0 ≤ q < count.
    ///
    /// @param products (query, row), with room for a vector after the last row in use
    /// @param stride floats from one query of the products to the next
    void addDescending(
            MemorySegment products,
            int stride,
            int firstQuery,
            int count,
            int firstRow,
            DistanceRows rows,
            Matrix scores);

    /// `scores[q][firstKey + k] += products[k][row(q - firstKey - k) - firstRow]` for 0 ≤ k < count.
    ///
    /// @param products (key, row), with room for a vector after the last row in use and, after all rows, for a
    /// square block
    /// @param stride floats from one key of the products to the next
    void addTransposed(
            MemorySegment products,
            int stride,
            int firstKey,
            int count,
            int firstRow,
            DistanceRows rows,
            Matrix scores);
}
