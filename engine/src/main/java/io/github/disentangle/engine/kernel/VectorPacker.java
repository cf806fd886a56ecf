package io.github.disentangle.engine.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Reads a weight row by row and lays it out as panels.
///
/// What turns rows into columns is the kernel that does so for keys in attention, so that opening a model has nothing
/// else to wait for. It moves codes as if they were floats, which keeps their bits.
final class VectorPacker {

    private final VectorLinear target;
    private final VectorShape shape;
    private final BlockKernels blocks;
    /// Weights or codes of one panel, (output, input).
    private final Matrix rows;
    /// The same as (input, output), for codes that are to share ints.
    private final MemorySegment turned;
    private final int[] codes;
    private final float[] values;
    private final float[] rowScales;
    private final float[] scales;

    /// @param arena owns what is needed until the weight is packed
    VectorPacker(VectorLinear target, BlockKernels blocks, Arena arena) {
        this.target = target;
        this.blocks = blocks;
        shape = target.shape();
        int inputs = target.inputs();
        int steps = VectorLinear.steps(target.format());
        boolean exact = target.format() == WeightFormat.FP32;
        rows = Matrix.allocate(arena, shape.width(), inputs);
        turned = arena.allocate(exact ? 0 : 4L * shape.width() * inputs);
        codes = new int[exact ? 0 : shape.width() * Math.ceilDiv(inputs, steps) * steps];
        values = new float[inputs];
        rowScales = new float[target.format().scales(inputs)];
        scales = new float[shape.width() * rowScales.length];
    }

    /// Packs the outputs of one panel.
    void pack(WeightRows weight, int panel) {
        int width = shape.width();
        int first = panel * width;
        int count = Math.min(width, target.outputs() - first);
        Arrays.fill(scales, 0);
        for (int column = 0; column < count; column++) {
            weight.read(first + column, values, 0);
            if (target.format() != WeightFormat.FP32) {
                target.format().encode(values, 0, values.length, codes, 0, rowScales);
            }
            setRow(column);
            for (int block = 0; block < rowScales.length; block++) {
                scales[block * width + column] = rowScales[block];
            }
        }
        if (count < width) {
            Arrays.fill(values, 0);
            Arrays.fill(codes, filler());
        }
        for (int column = count; column < width; column++) {
            setRow(column);
        }
        store(panel);
        long at = target.scalesAt(0, panel);
        MemorySegment.copy(scales, 0, target.scales(), Matrix.FLOAT, at, scales.length);
    }

    /// Writes the values of one output, or their codes.
    private void setRow(int column) {
        if (target.format() == WeightFormat.FP32) {
            rows.setRow(column, values, 0);
        } else {
            MemorySegment.copy(codes, 0, rows.segment(), JAVA_INT, 4 * rows.index(column, 0), target.inputs());
        }
    }

    /// The code of zero.
    private int filler() {
        return target.format() == WeightFormat.NF4 ? WeightFormat.ZERO_LEVEL : 0;
    }

    private void store(int panel) {
        int width = shape.width();
        int steps = VectorLinear.steps(target.format());
        for (int slice = 0; slice < shape.slices(target.inputs()); slice++) {
            int start = shape.sliceStart(target.inputs(), slice);
            int depth = shape.sliceStart(target.inputs(), slice + 1) - start;
            Matrix part = rows.columns(start, depth);
            long at = target.panelAt(start, depth, panel);
            if (target.format() == WeightFormat.FP32) {
                blocks.packRows(part, 0, width, target.panels(), at);
                continue;
            }
            blocks.packRows(part, 0, width, turned, 0);
            MemorySegment.copy(turned, JAVA_INT, 0, codes, 0, depth * width);
            int groups = Math.ceilDiv(depth, steps);
            Arrays.fill(codes, depth * width, groups * steps * width, filler());
            combine(groups, steps);
            MemorySegment.copy(codes, 0, target.panels(), JAVA_INT, at, groups * width / 2);
        }
    }

    /// Puts the codes of each group of inputs into shared ints, in place.
    private void combine(int groups, int steps) {
        int width = shape.width();
        int lanes = shape.species().length();
        int bits = target.format().bits();
        int mask = (1 << bits) - 1;
        int[] shared = new int[width / 2];
        for (int group = 0; group < groups; group++) {
            int source = group * steps * width;
            for (int index = 0; index < shared.length; index++) {
                int column = index / lanes * 2 * lanes + index % lanes;
                int all = 0;
                for (int step = steps - 1; step >= 0; step--) {
                    int code = source + step * width + column;
                    all = all << 2 * bits | (codes[code + lanes] & mask) << bits | codes[code] & mask;
                }
                shared[index] = all;
            }
            System.arraycopy(shared, 0, codes, group * shared.length, shared.length);
        }
    }
}
