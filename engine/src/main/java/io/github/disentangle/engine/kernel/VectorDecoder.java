package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Decodes panels, written once for every vector width (see [Specialised]); the layout is told in [VectorLinear].
final class VectorDecoder implements PanelDecoder {

    /// The constants of one copy.
    record Constants(VectorShape shape, WeightFormat format) {}

    private static final Constants CONSTANTS = Specialised.constants(MethodHandles.lookup(), Constants.class);
    private static final WeightFormat FORMAT = CONSTANTS.format();
    private static final VectorSpecies<Float> SPECIES = CONSTANTS.shape().species();
    private static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, CONSTANTS.shape().species().vectorShape());
    private static final int LANES = SPECIES.length();
    private static final int VECTOR = 4 * LANES;
    private static final int PAIRS = CONSTANTS.shape().vectors() / 2;
    private static final int PANEL = 2 * PAIRS * VECTOR;
    /// Bytes of the codes of all columns that share an int, see [VectorLinear#steps].
    private static final int GROUP = PAIRS * VECTOR;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int[] LEVELS = levels();

    private static int[] levels() {
        float[] values = WeightFormat.levels();
        int[] bits = new int[values.length];
        for (int level = 0; level < bits.length; level++) {
            bits[level] = Float.floatToRawIntBits(values[level]);
        }
        return bits;
    }

    @Override
    public void decode(
            MemorySegment codes, long from, int depth, MemorySegment scales, long scalesFrom, MemorySegment target) {
        for (int pair = 0; pair < PAIRS; pair++) {
            long first = from + (long) pair * VECTOR;
            long to = 2L * pair * VECTOR;
            switch (FORMAT) {
                case FP32 -> throw new IllegalStateException("fp32 needs no decoding");
                case BF16 -> bf16(codes, first, depth, target, to);
                case INT8 -> int8(codes, first, depth, scales, scalesFrom + to, target, to);
                case NF4 -> nf4(codes, first, depth, scales, scalesFrom + to, target, to);
            }
        }
    }

    private static void bf16(MemorySegment codes, long from, int depth, MemorySegment target, long to) {
        if (codes.getClass() != NativeMemory.SEGMENT || target.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        for (int k = 0; k < depth; k++) {
            IntVector both = IntVector.fromMemorySegment(INTS, codes, from + (long) k * GROUP, ORDER);
            long row = to + (long) k * PANEL;
            both.lanewise(VectorOperators.LSHL, 16).intoMemorySegment(target, row, ORDER);
            both.and(0xffff0000).intoMemorySegment(target, row + VECTOR, ORDER);
        }
    }

    private static void int8(
            MemorySegment codes,
            long from,
            int depth,
            MemorySegment scales,
            long scalesFrom,
            MemorySegment target,
            long to) {
        if (codes.getClass() != NativeMemory.SEGMENT || target.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        FloatVector firstScale = FloatVector.fromMemorySegment(SPECIES, scales, scalesFrom, ORDER);
        FloatVector secondScale = FloatVector.fromMemorySegment(SPECIES, scales, scalesFrom + VECTOR, ORDER);
        int groups = Math.ceilDiv(depth, 2);
        for (int group = 0; group < groups; group++) {
            IntVector all = IntVector.fromMemorySegment(INTS, codes, from + (long) group * GROUP, ORDER);
            long row = to + (long) group * (2 * PANEL);
            whole(all.lanewise(VectorOperators.LSHL, 24), firstScale, target, row);
            whole(all.lanewise(VectorOperators.LSHL, 16), secondScale, target, row + VECTOR);
            whole(all.lanewise(VectorOperators.LSHL, 8), firstScale, target, row + PANEL);
            whole(all, secondScale, target, row + PANEL + VECTOR);
        }
    }

    /// Stores the whole number in the highest byte of each lane, times the scale.
    private static void whole(IntVector code, FloatVector scale, MemorySegment target, long to) {
        ((FloatVector) code.lanewise(VectorOperators.ASHR, 24).convert(VectorOperators.I2F, 0))
                .mul(scale)
                .intoMemorySegment(target, to, ORDER);
    }

    private static void nf4(
            MemorySegment codes,
            long from,
            int depth,
            MemorySegment scales,
            long scalesFrom,
            MemorySegment target,
            long to) {
        int block = WeightFormat.NF4.block;
        for (int start = 0; start < depth; start += block) {
            long scale = scalesFrom + (long) (start / block) * PANEL;
            int end = Math.min(depth, start + block);
            levels(codes, from, start, end, 0, scales, scale, target, to);
            levels(codes, from, start, end, 4, scales, scale + VECTOR, target, to + VECTOR);
        }
    }

    /// Every other column of a block. One method for both would be longer than what the compiler has room for, and
    /// every vector would become an object.
    ///
    /// @param shift of the column's lowest bit
    private static void levels(
            MemorySegment codes,
            long from,
            int start,
            int end,
            int shift,
            MemorySegment scales,
            long scaleAt,
            MemorySegment target,
            long to) {
        if (codes.getClass() != NativeMemory.SEGMENT || target.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        FloatVector scale = FloatVector.fromMemorySegment(SPECIES, scales, scaleAt, ORDER);
        int last = Math.ceilDiv(end, 4);
        for (int group = start / 4; group < last; group++) {
            IntVector all = IntVector.fromMemorySegment(INTS, codes, from + (long) group * GROUP, ORDER)
                    .lanewise(VectorOperators.LSHR, shift);
            long row = to + (long) group * (4 * PANEL);
            level(all, scale, target, row);
            level(all.lanewise(VectorOperators.LSHR, 8), scale, target, row + PANEL);
            level(all.lanewise(VectorOperators.LSHR, 16), scale, target, row + 2 * PANEL);
            level(all.lanewise(VectorOperators.LSHR, 24), scale, target, row + 3 * PANEL);
        }
    }

    /// Stores the level chosen by the lowest 4 bits of each lane, times the scale.
    private static void level(IntVector code, FloatVector scale, MemorySegment target, long to) {
        IntVector index = code.and(15);
        IntVector value = index.selectFrom(IntVector.fromArray(INTS, LEVELS, 0));
        if (LANES < 16) {
            for (int part = LANES; part < 16; part += LANES) {
                value = value.blend(
                        index.selectFrom(IntVector.fromArray(INTS, LEVELS, part)),
                        index.compare(VectorOperators.GE, part));
            }
        }
        value.reinterpretAsFloats().mul(scale).intoMemorySegment(target, to, ORDER);
    }
}
