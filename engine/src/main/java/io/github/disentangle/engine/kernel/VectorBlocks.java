package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The block kernels, written once for every vector width (see [Specialised]).
final class VectorBlocks implements BlockKernels {

    private static final VectorShape SHAPE = Specialised.constants(MethodHandles.lookup(), VectorShape.class);
    private static final VectorSpecies<Float> SPECIES = SHAPE.species();
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = SHAPE.width();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = Matrix.FLOAT;
    private static final SquareKernel TURN = square(false);
    private static final SquareKernel ADD_TURNED = square(true);
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(SPECIES, LANES - 1, -1, true);

    private static SquareKernel square(boolean adds) {
        return Specialised.instance(VectorSquare.class, new VectorSquare.Constants(SHAPE, adds), SquareKernel.class);
    }

    @Override
    public void packRows(Matrix rows, int first, int count, MemorySegment panel, long at) {
        int depth = rows.columns();
        turn(rows.rows(first, count), panel, at, 4 * WIDTH);
        for (int lane = count; lane < WIDTH; lane++) {
            for (int k = 0; k < depth; k++) {
                panel.set(FLOAT, at + 4L * (k * WIDTH + lane), 0);
            }
        }
    }

    @Override
    public void turn(Matrix source, Matrix target) {
        turn(source, target.segment(), 4 * target.index(0, 0), 4 * target.stride());
    }

    /// `to[k][j] = rows[j][k]`
    ///
    /// @param at first byte in `to`
    /// @param stride bytes from one k to the next
    private static void turn(Matrix rows, MemorySegment to, long at, int stride) {
        MemorySegment source = rows.segment();
        if (source.getClass() != NativeMemory.SEGMENT || to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int depth = rows.columns();
        int count = rows.rows();
        int whole = count - count % LANES;
        int bound = SPECIES.loopBound(depth);
        int rowBytes = 4 * rows.stride();
        for (int lane = 0; lane < whole; lane += LANES) {
            long from = 4 * rows.index(lane, 0);
            for (int k = 0; k < bound; k += LANES) {
                TURN.turn(source, from + 4L * k, rowBytes, to, at + (long) k * stride + 4L * lane, stride);
            }
            for (int k = bound; k < depth; k++) {
                for (int row = 0; row < LANES; row++) {
                    float value = source.get(FLOAT, from + (long) row * rowBytes + 4L * k);
                    to.set(FLOAT, at + (long) k * stride + 4L * (lane + row), value);
                }
            }
        }
        for (int lane = whole; lane < count; lane++) {
            for (int k = 0; k < depth; k++) {
                to.set(FLOAT, at + (long) k * stride + 4L * lane, rows.get(lane, k));
            }
        }
    }

    @Override
    public void packColumns(Matrix columns, int first, int count, MemorySegment panel, long at) {
        MemorySegment source = columns.segment();
        if (source.getClass() != NativeMemory.SEGMENT || panel.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        for (int k = 0; k < columns.rows(); k++) {
            long from = 4 * columns.index(k, first);
            long to = at + 4L * k * WIDTH;
            int whole = count - count % LANES;
            for (int lane = 0; lane < whole; lane += LANES) {
                FloatVector.fromMemorySegment(SPECIES, source, from + 4L * lane, ORDER)
                        .intoMemorySegment(panel, to + 4L * lane, ORDER);
            }
            for (int lane = whole; lane < WIDTH; lane++) {
                panel.set(FLOAT, to + 4L * lane, lane < count ? source.get(FLOAT, from + 4L * lane) : 0);
            }
        }
    }

    @Override
    public void addDescending(
            MemorySegment products,
            int stride,
            int firstQuery,
            int count,
            int firstRow,
            DistanceRows rows,
            Matrix scores) {
        MemorySegment target = scores.segment();
        if (products.getClass() != NativeMemory.SEGMENT || target.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int keys = scores.columns();
        int[] steps = rows.steps(LANES).down();
        int bound = rows.gradual() ? SPECIES.loopBound(keys) : 0;
        for (int query = 0; query < count; query++) {
            long from = 4L * (query * stride - firstRow);
            long to = 4 * scores.index(firstQuery + query, 0);
            for (int key = 0; key < bound; key += LANES) {
                int distance = firstQuery + query - key;
                int lowest = rows.row(distance - LANES + 1);
                FloatVector values = FloatVector.fromMemorySegment(SPECIES, products, from + 4L * lowest, ORDER);
                if (rows.row(distance) - lowest == LANES - 1) {
                    values = values.rearrange(REVERSE);
                } else {
                    values = IntVector.fromArray(INTS, steps, (rows.longest() + distance) * LANES)
                            .selectFrom(values.reinterpretAsInts())
                            .reinterpretAsFloats();
                }
                long at = to + 4L * key;
                values.add(FloatVector.fromMemorySegment(SPECIES, target, at, ORDER))
                        .intoMemorySegment(target, at, ORDER);
            }
            for (int key = bound; key < keys; key++) {
                float value = products.get(FLOAT, from + 4L * rows.row(firstQuery + query - key));
                target.set(FLOAT, to + 4L * key, target.get(FLOAT, to + 4L * key) + value);
            }
        }
    }

    @Override
    public void addTransposed(
            MemorySegment products,
            int stride,
            int firstKey,
            int count,
            int firstRow,
            DistanceRows rows,
            Matrix scores) {
        int queries = scores.rows();
        int wholeKeys = rows.gradual() ? count - count % LANES : 0;
        int wholeQueries = queries - queries % LANES;
        int[] steps = rows.steps(LANES).up();
        MemorySegment target = scores.segment();
        if (products.getClass() != NativeMemory.SEGMENT || target.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int targetStride = 4 * scores.stride();
        long block = 4L * stride * SHAPE.relativeBlock();
        for (int query = 0; query < wholeQueries; query += LANES) {
            for (int key = 0; key < wholeKeys; key += LANES) {
                int distance = query - firstKey - key;
                long from = 4L * (key * stride - firstRow);
                long to = 4 * scores.index(query, firstKey + key);
                if (rows.row(distance + LANES - 1) - rows.row(distance - LANES + 1) == 2 * LANES - 2) {
                    // each row in use is the one before the last key's: a step of one element less
                    // than a row
                    ADD_TURNED.turn(products, from + 4L * rows.row(distance), 4 * stride - 4, target, to, targetStride);
                } else {
                    for (int lane = 0; lane < LANES; lane++) {
                        long own = from + 4L * (lane * stride + rows.row(distance - lane));
                        IntVector.fromArray(INTS, steps, (rows.longest() + distance - lane) * LANES)
                                .selectFrom(IntVector.fromMemorySegment(INTS, products, own, ORDER))
                                .intoMemorySegment(products, block + 4L * lane * LANES, ORDER);
                    }
                    ADD_TURNED.turn(products, block, 4 * LANES, target, to, targetStride);
                }
            }
        }
        for (int key = 0; key < count; key++) {
            long from = 4L * (key * stride - firstRow);
            for (int query = key < wholeKeys ? wholeQueries : 0; query < queries; query++) {
                float value = products.get(FLOAT, from + 4L * rows.row(query - firstKey - key));
                long at = 4 * scores.index(query, firstKey + key);
                target.set(FLOAT, at, target.get(FLOAT, at) + value);
            }
        }
    }
}
