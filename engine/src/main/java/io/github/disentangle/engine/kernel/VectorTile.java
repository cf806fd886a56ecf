package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The register tile, written once for every height and vector width: [Specialised] copies leave the rows and columns
/// they do not have to the compiler's dead-code elimination.
///
/// What measurement taught: accumulators have to be named locals and start at zero (a start from the addend
/// delays the first multiplications), the rows of `a` have to lie a constant distance apart (one index register), and
/// accumulators, the panel's vectors and one factor together have to fit the registers, with two to spare. Nothing is
/// left to helper methods: past 8000 bytecodes the compiler inlines only what is forced, and a vector that crosses a
/// call goes to the heap.
///
/// The compiler fetches the factors of all rows before it multiplies the first, and with 16 registers puts a sum
/// on the stack in every step for want of room, which halves the speed. A fence, `k == depth`, is never true, but the
/// compiler does not know: the sums so far have to be ready there, and what comes after stays after.
final class VectorTile implements Tile {

    /// The constants of one copy.
    ///
    /// @param ahead whether a later panel is read ahead
    record Constants(VectorShape shape, int rows, boolean ahead) {}

    private static final Constants CONSTANTS = Specialised.constants(MethodHandles.lookup(), Constants.class);
    private static final VectorSpecies<Float> SPECIES = CONSTANTS.shape().species();
    private static final int ROWS = CONSTANTS.rows();
    private static final boolean FOUR = CONSTANTS.shape().vectors() == 4;
    private static final int PANEL = 4 * CONSTANTS.shape().width();
    private static final int VECTOR = 4 * SPECIES.length();
    private static final int STRIPE = CONSTANTS.shape().stripe();
    /// Whether the factors of a step are fetched a few rows at a time, because all of them do not fit 16 registers
    /// next to the sums. See the fences in [#multiply].
    private static final boolean FENCED = CONSTANTS.shape().rows() == 6;
    private static final boolean AHEAD = CONSTANTS.ahead();
    /// Bytes read ahead in a step. A power of two, as any other distance made the loop a tenth slower.
    private static final int AHEAD_STEP = PANEL / VectorShape.READERS;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    @Override
    public int multiply(
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
            long aheadAt) {
        if (b.getClass() != NativeMemory.SEGMENT
                || addend.getClass() != NativeMemory.SEGMENT
                || c.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int ahead = 0;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum0a = zero, sum0b = zero, sum0c = zero, sum0d = zero;
        FloatVector sum1a = zero, sum1b = zero, sum1c = zero, sum1d = zero;
        FloatVector sum2a = zero, sum2b = zero, sum2c = zero, sum2d = zero;
        FloatVector sum3a = zero, sum3b = zero, sum3c = zero, sum3d = zero;
        FloatVector sum4a = zero, sum4b = zero;
        FloatVector sum5a = zero, sum5b = zero;
        FloatVector sum6a = zero, sum6b = zero;
        FloatVector sum7a = zero, sum7b = zero;
        FloatVector sum8a = zero, sum8b = zero;
        FloatVector sum9a = zero, sum9b = zero;
        FloatVector sum10a = zero, sum10b = zero;
        FloatVector sum11a = zero, sum11b = zero;
        FloatVector sum12a = zero, sum12b = zero;
        for (int k = 0; k < depth; k++) {
            if (AHEAD) {
                ahead += b.get(ValueLayout.JAVA_INT_UNALIGNED, aheadAt + (long) k * AHEAD_STEP);
            }
            int at = aAt + k;
            long from = bAt + (long) k * PANEL;
            FloatVector ba = FloatVector.fromMemorySegment(SPECIES, b, from, ORDER);
            FloatVector bb = FloatVector.fromMemorySegment(SPECIES, b, from + VECTOR, ORDER);
            FloatVector bc = FOUR ? FloatVector.fromMemorySegment(SPECIES, b, from + 2 * VECTOR, ORDER) : zero;
            FloatVector bd = FOUR ? FloatVector.fromMemorySegment(SPECIES, b, from + 3 * VECTOR, ORDER) : zero;
            FloatVector factor;
            factor = FloatVector.broadcast(SPECIES, a[at]);
            sum0a = factor.fma(ba, sum0a);
            sum0b = factor.fma(bb, sum0b);
            if (FOUR) {
                sum0c = factor.fma(bc, sum0c);
                sum0d = factor.fma(bd, sum0d);
            }
            if (ROWS > 1) {
                factor = FloatVector.broadcast(SPECIES, a[at + STRIPE]);
                sum1a = factor.fma(ba, sum1a);
                sum1b = factor.fma(bb, sum1b);
                if (FOUR) {
                    sum1c = factor.fma(bc, sum1c);
                    sum1d = factor.fma(bd, sum1d);
                }
            }
            if (FENCED && ROWS == 6 && k == depth) {
                break;
            }
            if (ROWS > 2) {
                factor = FloatVector.broadcast(SPECIES, a[at + 2 * STRIPE]);
                sum2a = factor.fma(ba, sum2a);
                sum2b = factor.fma(bb, sum2b);
                if (FOUR) {
                    sum2c = factor.fma(bc, sum2c);
                    sum2d = factor.fma(bd, sum2d);
                }
            }
            if (FENCED && ROWS == 5 && k == depth) {
                break;
            }
            if (ROWS > 3) {
                factor = FloatVector.broadcast(SPECIES, a[at + 3 * STRIPE]);
                sum3a = factor.fma(ba, sum3a);
                sum3b = factor.fma(bb, sum3b);
                if (FOUR) {
                    sum3c = factor.fma(bc, sum3c);
                    sum3d = factor.fma(bd, sum3d);
                }
            }
            if (FENCED && ROWS == 6 && k == depth) {
                break;
            }
            if (ROWS > 4) {
                factor = FloatVector.broadcast(SPECIES, a[at + 4 * STRIPE]);
                sum4a = factor.fma(ba, sum4a);
                sum4b = factor.fma(bb, sum4b);
            }
            if (ROWS > 5) {
                factor = FloatVector.broadcast(SPECIES, a[at + 5 * STRIPE]);
                sum5a = factor.fma(ba, sum5a);
                sum5b = factor.fma(bb, sum5b);
            }
            if (ROWS > 6) {
                factor = FloatVector.broadcast(SPECIES, a[at + 6 * STRIPE]);
                sum6a = factor.fma(ba, sum6a);
                sum6b = factor.fma(bb, sum6b);
            }
            if (ROWS > 7) {
                factor = FloatVector.broadcast(SPECIES, a[at + 7 * STRIPE]);
                sum7a = factor.fma(ba, sum7a);
                sum7b = factor.fma(bb, sum7b);
            }
            if (ROWS > 8) {
                factor = FloatVector.broadcast(SPECIES, a[at + 8 * STRIPE]);
                sum8a = factor.fma(ba, sum8a);
                sum8b = factor.fma(bb, sum8b);
            }
            if (ROWS > 9) {
                factor = FloatVector.broadcast(SPECIES, a[at + 9 * STRIPE]);
                sum9a = factor.fma(ba, sum9a);
                sum9b = factor.fma(bb, sum9b);
            }
            if (ROWS > 10) {
                factor = FloatVector.broadcast(SPECIES, a[at + 10 * STRIPE]);
                sum10a = factor.fma(ba, sum10a);
                sum10b = factor.fma(bb, sum10b);
            }
            if (ROWS > 11) {
                factor = FloatVector.broadcast(SPECIES, a[at + 11 * STRIPE]);
                sum11a = factor.fma(ba, sum11a);
                sum11b = factor.fma(bb, sum11b);
            }
            if (ROWS > 12) {
                factor = FloatVector.broadcast(SPECIES, a[at + 12 * STRIPE]);
                sum12a = factor.fma(ba, sum12a);
                sum12b = factor.fma(bb, sum12b);
            }
        }
        sum0a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt, ORDER))
                .intoMemorySegment(c, cAt, ORDER);
        sum0b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + VECTOR, ORDER))
                .intoMemorySegment(c, cAt + VECTOR, ORDER);
        if (FOUR) {
            sum0c.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 2 * VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 2 * VECTOR, ORDER);
            sum0d.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 3 * VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 3 * VECTOR, ORDER);
        }
        if (ROWS > 1) {
            sum1a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + addendStride, ORDER))
                    .intoMemorySegment(c, cAt + cStride, ORDER);
            sum1b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + cStride + VECTOR, ORDER);
            if (FOUR) {
                sum1c.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + addendStride + 2 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + cStride + 2 * VECTOR, ORDER);
                sum1d.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + addendStride + 3 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + cStride + 3 * VECTOR, ORDER);
            }
        }
        if (ROWS > 2) {
            sum2a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 2 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 2 * cStride, ORDER);
            sum2b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 2 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 2 * cStride + VECTOR, ORDER);
            if (FOUR) {
                sum2c.add(FloatVector.fromMemorySegment(
                                SPECIES, addend, addendAt + 2 * addendStride + 2 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + 2 * cStride + 2 * VECTOR, ORDER);
                sum2d.add(FloatVector.fromMemorySegment(
                                SPECIES, addend, addendAt + 2 * addendStride + 3 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + 2 * cStride + 3 * VECTOR, ORDER);
            }
        }
        if (ROWS > 3) {
            sum3a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 3 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 3 * cStride, ORDER);
            sum3b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 3 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 3 * cStride + VECTOR, ORDER);
            if (FOUR) {
                sum3c.add(FloatVector.fromMemorySegment(
                                SPECIES, addend, addendAt + 3 * addendStride + 2 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + 3 * cStride + 2 * VECTOR, ORDER);
                sum3d.add(FloatVector.fromMemorySegment(
                                SPECIES, addend, addendAt + 3 * addendStride + 3 * VECTOR, ORDER))
                        .intoMemorySegment(c, cAt + 3 * cStride + 3 * VECTOR, ORDER);
            }
        }
        if (ROWS > 4) {
            sum4a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 4 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 4 * cStride, ORDER);
            sum4b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 4 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 4 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 5) {
            sum5a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 5 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 5 * cStride, ORDER);
            sum5b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 5 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 5 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 6) {
            sum6a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 6 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 6 * cStride, ORDER);
            sum6b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 6 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 6 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 7) {
            sum7a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 7 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 7 * cStride, ORDER);
            sum7b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 7 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 7 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 8) {
            sum8a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 8 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 8 * cStride, ORDER);
            sum8b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 8 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 8 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 9) {
            sum9a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 9 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 9 * cStride, ORDER);
            sum9b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 9 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 9 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 10) {
            sum10a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 10 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 10 * cStride, ORDER);
            sum10b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 10 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 10 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 11) {
            sum11a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 11 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 11 * cStride, ORDER);
            sum11b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 11 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 11 * cStride + VECTOR, ORDER);
        }
        if (ROWS > 12) {
            sum12a.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 12 * addendStride, ORDER))
                    .intoMemorySegment(c, cAt + 12 * cStride, ORDER);
            sum12b.add(FloatVector.fromMemorySegment(SPECIES, addend, addendAt + 12 * addendStride + VECTOR, ORDER))
                    .intoMemorySegment(c, cAt + 12 * cStride + VECTOR, ORDER);
        }
        return ahead;
    }
}
