package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Matrix products of one thread, with the buffers it reuses from call to call.
///
/// `a` is copied to stripes, `b` lies in panels. The walk is: rows of `a` that fit the second cache → slice of depth →
/// panel → register tile. A row's result depends neither on the other rows nor on the number of threads.
final class VectorProduct {

    private static final int CACHE_LINE = 64;
    /// In place of a panel to read ahead.
    private static final long NONE = -1;
    /// Jobs per thread, so that a thread held up elsewhere leaves its share to the others: at least so many.
    private static final int UNITS_PER_THREAD = 4;
    /// Multiplications worth a job of their own, a tenth of a millisecond: with many rows there are more jobs.
    private static final long UNIT = 4_000_000;
    /// Queries whose scores with 512 keys fit the second cache beside the keys; a multiple of all tile heights and
    /// of [VectorShape#relativeBlock()] on 128 and 256 bits.
    private static final int QUERIES = 48;
    /// Inputs of a job on the way back: they lie in one slice of the weights, and as rows of the greatest depth
    /// they fit the second cache.
    private static final int REVERSE_INPUTS = 64;

    private final VectorShape shape;
    private final VectorCode code;
    private final ThreadLocal<VectorProduct> ofThread;
    private final MemorySegment zeros;
    private final MemorySegment edge;
    private MemorySegment decoded;
    private final IntConsumer copyShare = this::copyShare;
    private final IntConsumer multiplyShare = this::multiplyShare;
    private final IntConsumer packShare = this::packShare;
    private final IntConsumer reverseShare = this::reverseShare;

    private float[] stripes = {};
    private MemorySegment panels = MemorySegment.NULL;
    private MemorySegment products = MemorySegment.NULL;
    /// Where the touched bytes go, so that the compiler cannot leave out the touch.
    private int touched;

    // the product under way
    private @Nullable Matrix a;
    private @Nullable VectorLinear weight;
    private Activation activation = Activation.LINEAR;
    private int rows;
    private int depth;
    private int panelCount;
    private int copyRows;
    private int sharePanels;
    private MemorySegment target = MemorySegment.NULL;
    /// Byte of the target's row 0 in column `firstColumn` of the product.
    private long targetAt;
    private int targetStride;
    private int firstColumn;
    private int columns;

    // the reverse product under way, which all threads read while they use their own of the above
    private @Nullable Matrix gradient;
    private @Nullable VectorLinear turned;
    private int firstOutput;
    private @Nullable Matrix result;

    /// @param ofThread finds the buffers of the thread that does a share of a product
    VectorProduct(VectorShape shape, VectorCode code, ThreadLocal<VectorProduct> ofThread) {
        this.shape = shape;
        this.code = code;
        this.ofThread = ofThread;
        Arena arena = Arena.ofAuto();
        zeros = arena.allocate(4L * shape.width(), CACHE_LINE);
        edge = arena.allocate(4L * shape.width() * shape.rows(), CACHE_LINE);
        decoded = arena.allocate(4L * shape.width() * shape.depth(), CACHE_LINE);
    }

    /// `c = activation(x·Wᵀ + b)`, only the outputs from `first` on that c has columns for.
    void linear(WorkPool pool, Matrix x, VectorLinear weight, int first, Activation activation, Matrix c) {
        this.weight = weight;
        this.activation = activation;
        panelCount = weight.panelCount();
        a = x;
        rows = x.rows();
        depth = x.columns();
        reserveStripes();
        target(c, first);
        int threads = pool.threads();
        copyRows = Math.max(8, Math.ceilDiv(rows, threads));
        pool.run(Math.ceilDiv(rows, copyRows), copyShare);
        int panels = lastPanel() - firstPanel() + 1;
        sharePanels = sharePanels(panels, threads);
        pool.run(Math.ceilDiv(panels, sharePanels), multiplyShare);
        a = null;
        target = MemorySegment.NULL;
        this.weight = null;
        this.activation = Activation.LINEAR;
    }

    /// `dx = dy·W`, with only the outputs from `first` on that dy has columns for, as `dxᵀ = Wᵀ·dyᵀ`: a panel of
    /// weights holds all outputs of an input side by side, like a row that meets panels of dyᵀ. So weights are
    /// copied and not turned; dy and dx are, which are smaller.
    void linearReverse(WorkPool pool, Matrix dy, VectorLinear weight, int first, Matrix dx) {
        gradient = dy;
        turned = weight;
        firstOutput = first;
        result = dx;
        depth = dy.columns();
        panelCount = shape.panels(dy.rows());
        reservePanels(depth);
        pool.run(panelCount, packShare);
        pool.run(Math.ceilDiv(weight.inputs(), REVERSE_INPUTS), reverseShare);
        gradient = null;
        turned = null;
        result = null;
        target = MemorySegment.NULL;
    }

    /// @return panels for one job
    private int sharePanels(int panels, int threads) {
        if (threads == 1) {
            return panels;
        }
        int most = panels / (threads * UNITS_PER_THREAD);
        long worth = Math.ceilDiv(UNIT, Math.max(1, (long) rows * depth * shape.width()));
        return (int) Math.max(1, Math.min(most, worth));
    }

    /// `c = factor · aᵀ·b`
    void transposedMultiply(Matrix a, Matrix b, float factor, Matrix c) {
        rows = a.columns();
        depth = a.rows();
        reserveStripes();
        int width = shape.width();
        reserveDecoded(rows);
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            int end = shape.sliceStart(depth, slice + 1);
            for (int k = shape.sliceStart(depth, slice); k < end; k += width) {
                int count = Math.min(width, end - k);
                code.blocks().packRows(a, k, count, decoded, 0);
                Matrix part = new Matrix(decoded, 0, rows, count, width);
                int at = stripeAt(slice, 0) + k - shape.sliceStart(depth, slice);
                code.rows().copy(part, factor, stripes, at, shape.stripe());
            }
        }
        packColumns(b);
        target(c, 0);
        multiplyAll(panels, 0, rows);
    }

    /// `c = factor · a·bᵀ`
    void multiplyTransposed(Matrix a, Matrix b, float factor, Matrix c) {
        copy(a, factor);
        panelCount = shape.panels(b.rows());
        reservePanels(b.columns());
        packRows(b, panels);
        target(c, 0);
        multiplyAll(panels, 0, rows);
    }

    /// `c = a·b`
    void multiply(Matrix a, Matrix b, Matrix c) {
        copy(a, 1);
        packColumns(b);
        target(c, 0);
        multiplyAll(panels, 0, rows);
    }

    /// `c = softmax(scores)·values`
    void attend(Matrix scores, boolean @Nullable [] visible, Matrix values, Matrix c) {
        depth = scores.columns();
        packColumns(values);
        for (int first = 0; first < scores.rows(); first += QUERIES) {
            int count = Math.min(QUERIES, scores.rows() - first);
            code.rows().softmax(scores, first, count, visible);
            copy(scores.rows(first, count), 1);
            target(c.rows(first, count), 0);
            multiplyAll(panels, 0, count);
        }
    }

    private void packColumns(Matrix b) {
        panelCount = shape.panels(b.columns());
        reservePanels(b.rows());
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            int start = shape.sliceStart(depth, slice);
            int end = shape.sliceStart(depth, slice + 1);
            Matrix part = b.rows(start, end - start);
            for (int panel = 0; panel < panelCount; panel++) {
                int first = panel * shape.width();
                int count = Math.min(shape.width(), b.columns() - first);
                code.blocks().packColumns(part, first, count, panels, 4 * panelAt(start, end - start, panel));
            }
        }
    }

    VectorPanels pack(Matrix rows, Arena arena) {
        panelCount = shape.panels(rows.rows());
        depth = rows.columns();
        MemorySegment segment = arena.allocate(4L * panelCount * shape.width() * depth, CACHE_LINE);
        packRows(rows, segment);
        return new VectorPanels(shape, segment, rows.rows(), rows.columns());
    }

    /// `scores[q][k] += factor · queries[q]·positions[row(q - k)]`, a few queries at a time and with no more rows
    /// than these reach.
    void addContentToPosition(Matrix queries, VectorPanels positions, DistanceRows rowOf, float factor, Matrix scores) {
        copy(queries, factor);
        addContentToPosition(positions, rowOf, 0, scores);
    }

    /// `scores[q][k] = factor · (queries[q]·keys[k] + queries[q]·positions[row(q - k)])`
    void scoreQueries(
            Matrix queries, Matrix keys, VectorPanels positions, DistanceRows rowOf, float factor, Matrix scores) {
        depth = keys.columns();
        int keyPanels = shape.panels(keys.rows());
        panelCount = keyPanels;
        reservePanels(depth);
        packRows(keys, panels);
        for (int first = 0; first < scores.rows(); first += QUERIES) {
            int count = Math.min(QUERIES, scores.rows() - first);
            copy(queries.rows(first, count), factor);
            panelCount = keyPanels;
            target(scores.rows(first, count), 0);
            multiplyAll(panels, 0, count);
            addContentToPosition(positions, rowOf, first, scores);
        }
    }

    /// Adds the products of the copied queries, the first of which is `firstQuery` of the scores.
    private void addContentToPosition(VectorPanels positions, DistanceRows rowOf, int firstQuery, Matrix scores) {
        int stride = positions(positions);
        int keys = scores.columns();
        for (int first = 0; first < rows; first += shape.relativeBlock()) {
            int count = Math.min(shape.relativeBlock(), rows - first);
            int query = firstQuery + first;
            band(rowOf.row(query - (keys - 1)), rowOf.row(query + count - 1), first, stride);
            multiplyAll(positions.segment(), first, first + count);
            code.blocks().addDescending(products, stride, query, count, firstColumn, rowOf, scores);
        }
    }

    /// `scores[q][k] += factor · keys[k]·positions[row(q - k)]`, a few keys at a time and with no more rows than
    /// these reach.
    void addPositionToContent(Matrix keys, VectorPanels positions, DistanceRows rowOf, float factor, Matrix scores) {
        copy(keys, factor);
        int stride = positions(positions);
        int queries = scores.rows();
        for (int first = 0; first < rows; first += shape.relativeBlock()) {
            int count = Math.min(shape.relativeBlock(), rows - first);
            band(rowOf.row(-(first + count - 1)), rowOf.row(queries - 1 - first), first, stride);
            multiplyAll(positions.segment(), first, first + count);
            code.blocks().addTransposed(products, stride, first, count, firstColumn, rowOf, scores);
        }
    }

    /// @return floats from one row of [#products] to the next
    private int positions(VectorPanels positions) {
        panelCount = shape.panels(positions.rows());
        int stride = Matrix.stride(panelCount * shape.width() + shape.species().length());
        int lanes = shape.species().length();
        long bytes = 4L * (stride * shape.relativeBlock() + lanes * lanes);
        reserveProducts(bytes);
        target = products;
        targetStride = 4 * stride;
        return stride;
    }

    /// Aims at [#products], whole panels from the one with row `lowest` to the one with row `highest`.
    private void band(int lowest, int highest, int firstRow, int stride) {
        firstColumn = lowest / shape.width() * shape.width();
        columns = (highest / shape.width() + 1) * shape.width() - firstColumn;
        targetAt = -4L * firstRow * stride;
    }

    private void target(Matrix c, int first) {
        target = c.segment();
        targetAt = 4 * c.index(0, 0);
        targetStride = 4 * c.stride();
        firstColumn = first;
        columns = c.columns();
    }

    private void copy(Matrix a, float factor) {
        rows = a.rows();
        depth = a.columns();
        reserveStripes();
        copy(a, factor, 0);
    }

    private void copy(Matrix part, float factor, int firstRow) {
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            int start = shape.sliceStart(depth, slice);
            int end = shape.sliceStart(depth, slice + 1);
            code.rows()
                    .copy(part.columns(start, end - start), factor, stripes, stripeAt(slice, firstRow), shape.stripe());
        }
    }

    private void copyShare(int share) {
        int first = share * copyRows;
        copy(Objects.requireNonNull(a).rows(first, Math.min(copyRows, rows - first)), 1, first);
    }

    private void reserveStripes() {
        int floats = Math.multiplyExact(Math.multiplyExact(shape.slices(depth), rows), shape.stripe());
        if (stripes.length < floats) {
            stripes = new float[floats + floats / 2];
        }
    }

    private void reserveDecoded(int depth) {
        long bytes = 4L * shape.width() * depth;
        if (decoded.byteSize() < bytes) {
            decoded = Arena.ofAuto().allocate(bytes + bytes / 2, CACHE_LINE);
        }
    }

    private void reservePanels(int depth) {
        long bytes = 4L * panelCount * shape.width() * depth;
        if (panels.byteSize() < bytes) {
            panels = Arena.ofAuto().allocate(bytes + bytes / 2, CACHE_LINE);
        }
    }

    private void reserveProducts(long bytes) {
        if (products.byteSize() < bytes) {
            products = Arena.ofAuto().allocate(bytes, CACHE_LINE);
        }
    }

    private void packRows(Matrix b, MemorySegment to) {
        for (int panel = 0; panel < panelCount; panel++) {
            packRows(b, panel, to);
        }
    }

    private void packRows(Matrix b, int panel, MemorySegment to) {
        int first = panel * shape.width();
        int count = Math.min(shape.width(), b.rows() - first);
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            int start = shape.sliceStart(depth, slice);
            int end = shape.sliceStart(depth, slice + 1);
            Matrix part = b.columns(start, end - start);
            code.blocks().packRows(part, first, count, to, 4 * panelAt(start, end - start, panel));
        }
    }

    private int stripeAt(int slice, int row) {
        return (slice * rows + row) * shape.stripe();
    }

    /// First float of a panel.
    private long panelAt(int start, int depth, int panel) {
        return ((long) start * panelCount + (long) panel * depth) * shape.width();
    }

    private int firstPanel() {
        return firstColumn / shape.width();
    }

    private int lastPanel() {
        return (firstColumn + columns - 1) / shape.width();
    }

    private void multiplyAll(MemorySegment b, int firstRow, int lastRow) {
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            multiplySlice(slice, b, firstRow, lastRow);
        }
    }

    private void multiplySlice(int slice, MemorySegment b, int firstRow, int lastRow) {
        int start = shape.sliceStart(depth, slice);
        int depthNow = shape.sliceStart(depth, slice + 1) - start;
        int last = lastPanel();
        for (int panel = firstPanel(); panel <= last; panel++) {
            long at = 4 * panelAt(start, depthNow, panel);
            multiplyPanel(this, slice, panel, b, at, NONE, depthNow, firstRow, lastRow);
        }
    }

    private void multiplyShare(int share) {
        int from = firstPanel() + share * sharePanels;
        int to = Math.min(lastPanel() + 1, from + sharePanels);
        VectorProduct own = ofThread.get();
        VectorLinear weight = Objects.requireNonNull(this.weight);
        int slices = shape.slices(depth);
        int blocks = Math.ceilDiv(rows, shape.block());
        for (int block = 0; block < blocks; block++) {
            int firstRow = (int) ((long) rows * block / blocks);
            int lastRow = (int) ((long) rows * (block + 1) / blocks);
            for (int slice = 0; slice < slices; slice++) {
                int start = shape.sliceStart(depth, slice);
                int depthNow = shape.sliceStart(depth, slice + 1) - start;
                for (int panel = from; panel < to; panel++) {
                    long at = weight.panelAt(start, depthNow, panel);
                    if (weight.format() == WeightFormat.FP32) {
                        if (shape.touched()) {
                            own.touched += touch(weight.panels(), at, weight.panelBytes(depthNow));
                        }
                        long next = panel + 1 < to ? at + weight.panelBytes(depthNow) : NONE;
                        multiplyPanel(own, slice, panel, weight.panels(), at, next, depthNow, firstRow, lastRow);
                    } else {
                        long scales = weight.scalesAt(start, panel);
                        code.decoder(weight.format())
                                .decode(weight.panels(), at, depthNow, weight.scales(), scales, own.decoded);
                        multiplyPanel(own, slice, panel, own.decoded, 0, NONE, depthNow, firstRow, lastRow);
                    }
                    if (slice == slices - 1 && activation != Activation.LINEAR) {
                        activatePanel(panel, firstRow, lastRow);
                    }
                }
            }
        }
    }

    private void packShare(int panel) {
        packRows(Objects.requireNonNull(gradient), panel, panels);
    }

    private void reverseShare(int share) {
        ofThread.get().reverseShare(this, share);
    }

    /// The gradients of a few inputs, with this thread's buffers.
    private void reverseShare(VectorProduct caller, int share) {
        VectorLinear weight = Objects.requireNonNull(caller.turned);
        Matrix dy = Objects.requireNonNull(caller.gradient);
        int first = share * REVERSE_INPUTS;
        rows = Math.min(REVERSE_INPUTS, weight.inputs() - first);
        depth = dy.columns();
        panelCount = shape.panels(dy.rows());
        reserveStripes();
        int stride = Matrix.stride(dy.rows());
        reserveProducts(4L * rows * stride);
        Matrix own = new Matrix(products, 0, rows, dy.rows(), stride);
        target(own, 0);
        for (int slice = 0; slice < shape.slices(depth); slice++) {
            copyWeights(weight, first, caller.firstOutput, slice);
            multiplySlice(slice, caller.panels, 0, rows);
        }
        code.blocks().turn(own, Objects.requireNonNull(caller.result).columns(first, rows));
    }

    /// Fills a slice of stripes, a row for each of some inputs, with the weights of successive outputs.
    private void copyWeights(VectorLinear weight, int firstInput, int firstOutput, int slice) {
        int width = shape.width();
        int own = 0;
        while (shape.sliceStart(weight.inputs(), own + 1) <= firstInput) {
            own++;
        }
        int start = shape.sliceStart(weight.inputs(), own);
        int depth = shape.sliceStart(weight.inputs(), own + 1) - start;
        int to = stripeAt(slice, 0) - shape.sliceStart(this.depth, slice) - firstOutput;
        int end = firstOutput + shape.sliceStart(this.depth, slice + 1);
        for (int output = firstOutput + shape.sliceStart(this.depth, slice); output < end; ) {
            int panel = output / width;
            int lane = output % width;
            int lanes = Math.min(width - lane, end - output);
            long at = weight.panelAt(start, depth, panel) + weight.panelBytes(firstInput - start);
            MemorySegment source = weight.panels();
            if (weight.format() != WeightFormat.FP32) {
                long scales = weight.scalesAt(firstInput, panel);
                code.decoder(weight.format()).decode(source, at, rows, weight.scales(), scales, decoded);
                source = decoded;
                at = 0;
            }
            var part = new Matrix(source, at / 4 + lane, rows, lanes, width);
            code.rows().copy(part, 1, stripes, to + output, shape.stripe());
            output += lanes;
        }
    }

    /// One panel times some rows. The product's rows and columns keep their numbers in the target.
    ///
    /// @param next first byte of a panel in `b` that is needed soon, or [#NONE]
    private void multiplyPanel(
            VectorProduct own,
            int slice,
            int panel,
            MemorySegment b,
            long at,
            long next,
            int depth,
            int firstRow,
            int lastRow) {
        int width = shape.width();
        int first = Math.max(panel * width, firstColumn);
        int last = Math.min((panel + 1) * width, firstColumn + columns);
        MemorySegment bias = weight == null ? zeros : weight.bias();
        long biasAt = weight == null ? 0 : 4L * panel * width;
        int height = lastRow - firstRow;
        int tiles = Math.ceilDiv(height, shape.rows());
        // a single tile has nobody to read ahead beside the one that waits
        int readers = next == NONE || tiles == 1 || tiles > shape.ahead() ? 0 : VectorShape.READERS;
        for (int index = 0; index < tiles; index++) {
            int row = firstRow + height * index / tiles;
            int count = firstRow + height * (index + 1) / tiles - row;
            Tile tile = index < readers ? code.aheadTile(count) : code.tile(count);
            long ahead = next + (long) index * depth * width * Float.BYTES / VectorShape.READERS;
            int stripe = stripeAt(slice, row);
            long to = targetAt + (long) row * targetStride + 4L * (first - firstColumn);
            if (last - first < width) {
                own.touched +=
                        tile.multiply(stripes, stripe, b, at, depth, zeros, 0, 0, own.edge, 0, 4L * width, ahead);
                long skipped = 4L * (first - panel * width);
                own.addEdge(
                        skipped,
                        count,
                        last - first,
                        slice > 0 ? null : bias,
                        biasAt + skipped,
                        target,
                        to,
                        targetStride);
            } else if (slice == 0) {
                own.touched +=
                        tile.multiply(stripes, stripe, b, at, depth, bias, biasAt, 0, target, to, targetStride, ahead);
            } else {
                own.touched += tile.multiply(
                        stripes, stripe, b, at, depth, target, to, targetStride, target, to, targetStride, ahead);
            }
        }
    }

    /// Moves the columns of a tile that the target has room for.
    ///
    /// @param bias null to add to what the target holds
    private void addEdge(
            long from,
            int count,
            int columns,
            @Nullable MemorySegment bias,
            long biasAt,
            MemorySegment to,
            long toAt,
            int stride) {
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < columns; column++) {
                long at = toAt + (long) row * stride + 4L * column;
                float addend = bias == null ? to.get(Matrix.FLOAT, at) : bias.get(Matrix.FLOAT, biasAt + 4L * column);
                float sum = edge.get(Matrix.FLOAT, from + 4L * (row * shape.width() + column));
                to.set(Matrix.FLOAT, at, sum + addend);
            }
        }
    }

    private void activatePanel(int panel, int firstRow, int lastRow) {
        int first = Math.max(panel * shape.width(), firstColumn);
        int last = Math.min((panel + 1) * shape.width(), firstColumn + columns);
        long at = targetAt + (long) firstRow * targetStride + 4L * (first - firstColumn);
        code.rows().activate(activation, target, at, lastRow - firstRow, last - first, targetStride / 4);
    }

    /// Reads one int of every cache line, in four streams: the only prefetch Java has.
    private static int touch(MemorySegment segment, long at, long bytes) {
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        long end = at + bytes;
        long line = at;
        for (; line + 3 * CACHE_LINE < end; line += 4 * CACHE_LINE) {
            first += segment.get(ValueLayout.JAVA_INT, line);
            second += segment.get(ValueLayout.JAVA_INT, line + CACHE_LINE);
            third += segment.get(ValueLayout.JAVA_INT, line + 2 * CACHE_LINE);
            fourth += segment.get(ValueLayout.JAVA_INT, line + 3 * CACHE_LINE);
        }
        for (; line < end; line += CACHE_LINE) {
            first += segment.get(ValueLayout.JAVA_INT, line);
        }
        return first + second + third + fourth;
    }
}
