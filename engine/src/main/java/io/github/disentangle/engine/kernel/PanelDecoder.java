package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// Turns one panel of codes into fp32 weights.
interface PanelDecoder {

    /// @param from first byte of the panel
    /// @param depth inputs
    /// @param scalesFrom first byte of the panel's scales
    /// @param target receives (depth rounded up to whole ints, columns of the panel) floats
    void decode(MemorySegment codes, long from, int depth, MemorySegment scales, long scalesFrom, MemorySegment target);
}
