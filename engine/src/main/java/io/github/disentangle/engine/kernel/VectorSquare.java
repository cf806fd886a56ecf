package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Square blocks, written once for every vector width (see [Specialised]). No vector crosses a method boundary: the
/// method exceeds what the compiler inlines without being forced.
final class VectorSquare implements SquareKernel {

    /// The constants of one copy.
    ///
    /// @param adds whether the block is added to what the target holds
    record Constants(VectorShape shape, boolean adds) {}

    private static final Constants CONSTANTS = Specialised.constants(MethodHandles.lookup(), Constants.class);
    private static final VectorSpecies<Float> SPECIES = CONSTANTS.shape().species();
    private static final int LANES = SPECIES.length();
    private static final boolean ADDS = CONSTANTS.adds();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final VectorShuffle<Float> UP_8 = VectorShuffle.iota(SPECIES, LANES - 8, 1, true);
    private static final VectorShuffle<Float> UP_4 = VectorShuffle.iota(SPECIES, LANES - 4, 1, true);
    private static final VectorShuffle<Float> UP_2 = VectorShuffle.iota(SPECIES, LANES - 2, 1, true);
    private static final VectorShuffle<Float> UP_1 = VectorShuffle.iota(SPECIES, LANES - 1, 1, true);
    private static final VectorShuffle<Float> DOWN_8 = VectorShuffle.iota(SPECIES, 8, 1, true);
    private static final VectorShuffle<Float> DOWN_4 = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Float> DOWN_2 = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Float> DOWN_1 = VectorShuffle.iota(SPECIES, 1, 1, true);
    private static final VectorMask<Float> HAS_8 = VectorMask.fromLong(SPECIES, 0xff00);
    private static final VectorMask<Float> HAS_4 = VectorMask.fromLong(SPECIES, 0xf0f0);
    private static final VectorMask<Float> HAS_2 = VectorMask.fromLong(SPECIES, 0xcccc);
    private static final VectorMask<Float> HAS_1 = VectorMask.fromLong(SPECIES, 0xaaaa);

    /// Exchanges halves, quarters, … down to single elements.
    @Override
    public void turn(MemorySegment from, long fromAt, int fromStride, MemorySegment to, long toAt, int toStride) {
        if (from.getClass() != NativeMemory.SEGMENT || to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, from, fromAt, ORDER);
        FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + fromStride, ORDER);
        FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 2L * fromStride, ORDER);
        FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 3L * fromStride, ORDER);
        FloatVector r4 = LANES > 4 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 4L * fromStride, ORDER) : r0;
        FloatVector r5 = LANES > 4 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 5L * fromStride, ORDER) : r0;
        FloatVector r6 = LANES > 4 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 6L * fromStride, ORDER) : r0;
        FloatVector r7 = LANES > 4 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 7L * fromStride, ORDER) : r0;
        FloatVector r8 = LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 8L * fromStride, ORDER) : r0;
        FloatVector r9 = LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 9L * fromStride, ORDER) : r0;
        FloatVector r10 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 10L * fromStride, ORDER) : r0;
        FloatVector r11 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 11L * fromStride, ORDER) : r0;
        FloatVector r12 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 12L * fromStride, ORDER) : r0;
        FloatVector r13 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 13L * fromStride, ORDER) : r0;
        FloatVector r14 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 14L * fromStride, ORDER) : r0;
        FloatVector r15 =
                LANES > 8 ? FloatVector.fromMemorySegment(SPECIES, from, fromAt + 15L * fromStride, ORDER) : r0;
        FloatVector t;
        if (LANES > 8) {
            t = r0.rearrange(DOWN_8).blend(r8, HAS_8);
            r0 = r0.blend(r8.rearrange(UP_8), HAS_8);
            r8 = t;
            t = r1.rearrange(DOWN_8).blend(r9, HAS_8);
            r1 = r1.blend(r9.rearrange(UP_8), HAS_8);
            r9 = t;
            t = r2.rearrange(DOWN_8).blend(r10, HAS_8);
            r2 = r2.blend(r10.rearrange(UP_8), HAS_8);
            r10 = t;
            t = r3.rearrange(DOWN_8).blend(r11, HAS_8);
            r3 = r3.blend(r11.rearrange(UP_8), HAS_8);
            r11 = t;
            t = r4.rearrange(DOWN_8).blend(r12, HAS_8);
            r4 = r4.blend(r12.rearrange(UP_8), HAS_8);
            r12 = t;
            t = r5.rearrange(DOWN_8).blend(r13, HAS_8);
            r5 = r5.blend(r13.rearrange(UP_8), HAS_8);
            r13 = t;
            t = r6.rearrange(DOWN_8).blend(r14, HAS_8);
            r6 = r6.blend(r14.rearrange(UP_8), HAS_8);
            r14 = t;
            t = r7.rearrange(DOWN_8).blend(r15, HAS_8);
            r7 = r7.blend(r15.rearrange(UP_8), HAS_8);
            r15 = t;
        }
        if (LANES > 4) {
            t = r0.rearrange(DOWN_4).blend(r4, HAS_4);
            r0 = r0.blend(r4.rearrange(UP_4), HAS_4);
            r4 = t;
            t = r1.rearrange(DOWN_4).blend(r5, HAS_4);
            r1 = r1.blend(r5.rearrange(UP_4), HAS_4);
            r5 = t;
            t = r2.rearrange(DOWN_4).blend(r6, HAS_4);
            r2 = r2.blend(r6.rearrange(UP_4), HAS_4);
            r6 = t;
            t = r3.rearrange(DOWN_4).blend(r7, HAS_4);
            r3 = r3.blend(r7.rearrange(UP_4), HAS_4);
            r7 = t;
        }
        if (LANES > 8) {
            t = r8.rearrange(DOWN_4).blend(r12, HAS_4);
            r8 = r8.blend(r12.rearrange(UP_4), HAS_4);
            r12 = t;
            t = r9.rearrange(DOWN_4).blend(r13, HAS_4);
            r9 = r9.blend(r13.rearrange(UP_4), HAS_4);
            r13 = t;
            t = r10.rearrange(DOWN_4).blend(r14, HAS_4);
            r10 = r10.blend(r14.rearrange(UP_4), HAS_4);
            r14 = t;
            t = r11.rearrange(DOWN_4).blend(r15, HAS_4);
            r11 = r11.blend(r15.rearrange(UP_4), HAS_4);
            r15 = t;
        }
        t = r0.rearrange(DOWN_2).blend(r2, HAS_2);
        r0 = r0.blend(r2.rearrange(UP_2), HAS_2);
        r2 = t;
        t = r1.rearrange(DOWN_2).blend(r3, HAS_2);
        r1 = r1.blend(r3.rearrange(UP_2), HAS_2);
        r3 = t;
        if (LANES > 4) {
            t = r4.rearrange(DOWN_2).blend(r6, HAS_2);
            r4 = r4.blend(r6.rearrange(UP_2), HAS_2);
            r6 = t;
            t = r5.rearrange(DOWN_2).blend(r7, HAS_2);
            r5 = r5.blend(r7.rearrange(UP_2), HAS_2);
            r7 = t;
        }
        if (LANES > 8) {
            t = r8.rearrange(DOWN_2).blend(r10, HAS_2);
            r8 = r8.blend(r10.rearrange(UP_2), HAS_2);
            r10 = t;
            t = r9.rearrange(DOWN_2).blend(r11, HAS_2);
            r9 = r9.blend(r11.rearrange(UP_2), HAS_2);
            r11 = t;
            t = r12.rearrange(DOWN_2).blend(r14, HAS_2);
            r12 = r12.blend(r14.rearrange(UP_2), HAS_2);
            r14 = t;
            t = r13.rearrange(DOWN_2).blend(r15, HAS_2);
            r13 = r13.blend(r15.rearrange(UP_2), HAS_2);
            r15 = t;
        }
        t = r0.rearrange(DOWN_1).blend(r1, HAS_1);
        r0 = r0.blend(r1.rearrange(UP_1), HAS_1);
        r1 = t;
        t = r2.rearrange(DOWN_1).blend(r3, HAS_1);
        r2 = r2.blend(r3.rearrange(UP_1), HAS_1);
        r3 = t;
        if (LANES > 4) {
            t = r4.rearrange(DOWN_1).blend(r5, HAS_1);
            r4 = r4.blend(r5.rearrange(UP_1), HAS_1);
            r5 = t;
            t = r6.rearrange(DOWN_1).blend(r7, HAS_1);
            r6 = r6.blend(r7.rearrange(UP_1), HAS_1);
            r7 = t;
        }
        if (LANES > 8) {
            t = r8.rearrange(DOWN_1).blend(r9, HAS_1);
            r8 = r8.blend(r9.rearrange(UP_1), HAS_1);
            r9 = t;
            t = r10.rearrange(DOWN_1).blend(r11, HAS_1);
            r10 = r10.blend(r11.rearrange(UP_1), HAS_1);
            r11 = t;
            t = r12.rearrange(DOWN_1).blend(r13, HAS_1);
            r12 = r12.blend(r13.rearrange(UP_1), HAS_1);
            r13 = t;
            t = r14.rearrange(DOWN_1).blend(r15, HAS_1);
            r14 = r14.blend(r15.rearrange(UP_1), HAS_1);
            r15 = t;
        }
        if (ADDS) {
            r0.add(FloatVector.fromMemorySegment(SPECIES, to, toAt, ORDER)).intoMemorySegment(to, toAt, ORDER);
            r1.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + toStride, ORDER))
                    .intoMemorySegment(to, toAt + toStride, ORDER);
            r2.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 2L * toStride, ORDER))
                    .intoMemorySegment(to, toAt + 2L * toStride, ORDER);
            r3.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 3L * toStride, ORDER))
                    .intoMemorySegment(to, toAt + 3L * toStride, ORDER);
            if (LANES > 4) {
                r4.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 4L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 4L * toStride, ORDER);
                r5.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 5L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 5L * toStride, ORDER);
                r6.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 6L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 6L * toStride, ORDER);
                r7.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 7L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 7L * toStride, ORDER);
            }
            if (LANES > 8) {
                r8.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 8L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 8L * toStride, ORDER);
                r9.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 9L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 9L * toStride, ORDER);
                r10.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 10L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 10L * toStride, ORDER);
                r11.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 11L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 11L * toStride, ORDER);
                r12.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 12L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 12L * toStride, ORDER);
                r13.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 13L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 13L * toStride, ORDER);
                r14.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 14L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 14L * toStride, ORDER);
                r15.add(FloatVector.fromMemorySegment(SPECIES, to, toAt + 15L * toStride, ORDER))
                        .intoMemorySegment(to, toAt + 15L * toStride, ORDER);
            }
        } else {
            r0.intoMemorySegment(to, toAt, ORDER);
            r1.intoMemorySegment(to, toAt + toStride, ORDER);
            r2.intoMemorySegment(to, toAt + 2L * toStride, ORDER);
            r3.intoMemorySegment(to, toAt + 3L * toStride, ORDER);
            if (LANES > 4) {
                r4.intoMemorySegment(to, toAt + 4L * toStride, ORDER);
                r5.intoMemorySegment(to, toAt + 5L * toStride, ORDER);
                r6.intoMemorySegment(to, toAt + 6L * toStride, ORDER);
                r7.intoMemorySegment(to, toAt + 7L * toStride, ORDER);
            }
            if (LANES > 8) {
                r8.intoMemorySegment(to, toAt + 8L * toStride, ORDER);
                r9.intoMemorySegment(to, toAt + 9L * toStride, ORDER);
                r10.intoMemorySegment(to, toAt + 10L * toStride, ORDER);
                r11.intoMemorySegment(to, toAt + 11L * toStride, ORDER);
                r12.intoMemorySegment(to, toAt + 12L * toStride, ORDER);
                r13.intoMemorySegment(to, toAt + 13L * toStride, ORDER);
                r14.intoMemorySegment(to, toAt + 14L * toStride, ORDER);
                r15.intoMemorySegment(to, toAt + 15L * toStride, ORDER);
            }
        }
    }
}
