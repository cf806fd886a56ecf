package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// Turns a square block of as many rows and columns as a vector has lanes, held in registers.
interface SquareKernel {

    /// `to[k][j] = from[j][k]`, or with a copy that adds `to[k][j] += from[j][k]`.
    ///
    /// All offsets and strides are in bytes.
    void turn(MemorySegment from, long fromAt, int fromStride, MemorySegment to, long toAt, int toStride);
}
