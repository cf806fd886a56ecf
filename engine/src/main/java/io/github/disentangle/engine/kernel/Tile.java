package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// The innermost loop of every matrix product: a few rows of `a` times one panel of `b`, held in registers.
interface Tile {

    /// `c[r][j] = addend[r][j] + Σ_k a[r][k] · b[k][j]` for the rows and columns of the tile.
    ///
    /// All offsets and strides of segments are in bytes.
    ///
    /// @param a rows [VectorShape#stripe()] floats apart
    /// @param b panel (depth, columns of the tile)
    /// @param addend bias (stride 0) or the sum so far
    /// @param aheadAt where the tile reads ahead in `b`, if it is one that does: one int for each step, over a
    /// quarter of a panel
    /// @return nothing of meaning: what was read ahead has to go somewhere, or the compiler would leave it out
    int multiply(
            float[] a,
            int aAt,
            MemorySegment b,
            long bAt,
            int depth,
            MemorySegment addend,
            long addendAt,
            long addendStride,
            MemorySegment c,
            long cAt,
            long cStride,
            long aheadAt);
}
