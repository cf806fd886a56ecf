package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Reads a weight row by row and lays it out as panels.
final class VectorPacker {

    /// Ints of one. Rows are kept that much apart, or all would compete for the same places in the cache.
    private static final int CACHE_LINE = 16;

    private final VectorLinear target;
    private final VectorShape shape;
    private final int[] codes;
    private final int[] rows;
    private final int stride;
    private final float[] values;
    private final float[] rowScales;
    private final float[] scales;

    VectorPacker(VectorLinear target) {
        this.target = target;
        shape = target.shape();
        int inputs = target.inputs();
        int steps = VectorLinear.steps(target.format());
        codes = new int[shape.width() * Math.ceilDiv(inputs, steps) * steps];
        stride = inputs + CACHE_LINE;
        rows = new int[shape.width() * stride];
        values = new float[inputs];
        rowScales = new float[target.format().scales(inputs)];
        scales = new float[shape.width() * rowScales.length];
    }

    /// Packs the outputs of one panel.
    void pack(WeightRows weight, int panel) {
        int width = shape.width();
        int first = panel * width;
        int count = Math.min(width, target.outputs() - first);
        int filler = target.format() == WeightFormat.NF4 ? WeightFormat.ZERO_LEVEL : 0;
        Arrays.fill(rows, count * stride, rows.length, filler);
        Arrays.fill(codes, width * target.inputs(), codes.length, filler);
        Arrays.fill(scales, 0);
        for (int column = 0; column < count; column++) {
            weight.read(first + column, values, 0);
            target.format().encode(values, 0, values.length, rows, column * stride, rowScales);
            for (int block = 0; block < rowScales.length; block++) {
                scales[block * width + column] = rowScales[block];
            }
        }
        turn(rows, stride, codes, width, target.inputs());
        store(panel);
        long at = target.scalesAt(0, panel);
        MemorySegment.copy(scales, 0, target.scales(), Matrix.FLOAT, at, scales.length);
    }

    /// `to[input][column] = from[column][input]`
    private static void turn(int[] from, int stride, int[] to, int columns, int inputs) {
        for (int input = 0; input < inputs; input++) {
            int at = input * columns;
            for (int column = 0; column < columns; column++) {
                to[at + column] = from[column * stride + input];
            }
        }
    }

    private void store(int panel) {
        int width = shape.width();
        int steps = VectorLinear.steps(target.format());
        for (int slice = 0; slice < shape.slices(target.inputs()); slice++) {
            int start = shape.sliceStart(target.inputs(), slice);
            int depth = shape.sliceStart(target.inputs(), slice + 1) - start;
            int ints = (int) (target.panelBytes(depth) / 4);
            int from = start * width;
            if (target.format() != WeightFormat.FP32) {
                combine(from, Math.ceilDiv(depth, steps), steps);
            }
            MemorySegment.copy(
                    codes,
                    from,
                    target.panels(),
                    java.lang.foreign.ValueLayout.JAVA_INT,
                    target.panelAt(start, depth, panel),
                    ints);
        }
    }

    /// Puts the codes of each group of inputs into shared ints, in place.
    private void combine(int from, int groups, int steps) {
        int width = shape.width();
        int lanes = shape.species().length();
        int bits = target.format().bits();
        int mask = (1 << bits) - 1;
        int[] shared = new int[width / 2];
        for (int group = 0; group < groups; group++) {
            int source = from + group * steps * width;
            for (int index = 0; index < shared.length; index++) {
                int column = index / lanes * 2 * lanes + index % lanes;
                int all = 0;
                for (int step = steps - 1; step >= 0; step--) {
                    int code = source + step * width + column;
                    all = all << 2 * bits | (codes[code + lanes] & mask) << bits | codes[code] & mask;
                }
                shared[index] = all;
            }
            System.arraycopy(shared, 0, codes, from + group * shared.length, shared.length);
        }
    }
}
