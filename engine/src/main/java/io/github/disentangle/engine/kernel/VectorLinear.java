package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A linear layer in panels: `[slice][panel][depth][column]`, cut as [VectorShape] says.
///
/// Weights in fp32 lie there as they are. Narrower codes share ints: one int holds those of two columns a vector apart
/// and of [#steps] successive inputs, so that a vector of ints, shifted, gives vectors of weights at any vector width:
/// `[slice][panel][group of steps][pair of column vectors][lane]`, first column of the first input in the lowest bits.
///
/// @param panels weights or codes
/// @param scales `[panel][block of inputs][column]`, empty for formats without scales
/// @param bias one float per column of all panels, zeros after the last output
record VectorLinear(
        VectorShape shape,
        WeightFormat format,
        int inputs,
        int outputs,
        MemorySegment panels,
        MemorySegment scales,
        MemorySegment bias)
        implements Linear {

    private static final int CACHE_LINE = 64;

    static VectorLinear allocate(VectorShape shape, WeightFormat format, int inputs, int outputs, Arena arena) {
        long columns = (long) shape.panels(outputs) * shape.width();
        int rows = Math.ceilDiv(inputs, steps(format)) * steps(format);
        return new VectorLinear(
                shape,
                format,
                inputs,
                outputs,
                arena.allocate(columns * rows * format.bits() / 8, CACHE_LINE),
                arena.allocate(4 * columns * format.scales(inputs), CACHE_LINE),
                arena.allocate(4 * columns, CACHE_LINE));
    }

    /// Successive inputs whose codes share an int; 1 where every weight has an int of its own.
    static int steps(WeightFormat format) {
        return format == WeightFormat.FP32 ? 1 : 16 / format.bits();
    }

    int panelCount() {
        return shape.panels(outputs);
    }

    /// First byte of a panel.
    ///
    /// @param start first input of the slice
    /// @param depth inputs of the slice
    long panelAt(int start, int depth, int panel) {
        long before = (long) start * panelCount();
        long within = (long) panel * Math.ceilDiv(depth, steps(format)) * steps(format);
        return (before + within) * shape.width() * format.bits() / 8;
    }

    long panelBytes(int depth) {
        return (long) Math.ceilDiv(depth, steps(format)) * steps(format) * shape.width() * format.bits() / 8;
    }

    /// First byte of the scales of a panel for the inputs from `start` on.
    long scalesAt(int start, int panel) {
        if (format.block == 0) {
            return 0;
        }
        return 4L * shape.width() * (panel * format.scales(inputs) + start / format.block);
    }

    @Override
    public float[] biasValues() {
        float[] values = new float[outputs];
        MemorySegment.copy(bias, Matrix.FLOAT, 0, values, 0, outputs);
        return values;
    }

    @Override
    public long bytes() {
        return panels.byteSize() + scales.byteSize() + bias.byteSize();
    }
}
