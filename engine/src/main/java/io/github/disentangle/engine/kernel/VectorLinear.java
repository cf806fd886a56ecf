package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;

/// A linear layer in panels.
///
/// @param panels weights as `[slice][panel][depth][column]`, see [VectorShape]
/// @param bias one float per column of all panels, zeros after the last output
record VectorLinear(MemorySegment panels, MemorySegment bias, int inputs, int outputs) implements Linear {

    @Override
    public float[] biasValues() {
        float[] values = new float[outputs];
        MemorySegment.copy(bias, Matrix.FLOAT, 0, values, 0, outputs);
        return values;
    }

    @Override
    public long bytes() {
        return panels.byteSize() + bias.byteSize();
    }
}
