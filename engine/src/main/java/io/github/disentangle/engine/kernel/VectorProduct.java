package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Matrix products of one thread, with the buffers it reuses from call to call.
///
/// `a` is copied to stripes, `b` lies in panels. The walk is: rows of `a` that fit the second cache → slice of depth → panel →
/// register tile. A row's result depends neither on the other rows nor on the number of threads.
final class VectorProduct {

    private static final int CACHE_LINE = 64;
    /// Jobs per thread, so that a thread held up elsewhere leaves its share to the others.
    private static final int UNITS_PER_THREAD = 4;

    private final VectorShape shape;
    private final Tile[] tiles;
    private final RowKernels rowKernels;
    private final PanelDecoder[] decoders;
    private final ThreadLocal<VectorProduct> ofThread;
    private final MemorySegment zeros;
    private final MemorySegment edge;
    private final MemorySegment decoded;
    private final IntConsumer copyStripes = this::copyStripes;
    private final IntConsumer multiplyUnit = this::multiplyUnit;

    private float[] stripes = {};
    private MemorySegment panels = MemorySegment.NULL;
    /// Where the touched bytes go, so that the compiler cannot leave out the touch.
    private int touched;

    private Matrix a;
    private float factor;
    private @Nullable VectorLinear weight;
    private MemorySegment bias;
    private int firstColumn;
    private int allPanels;
    private Activation activation;
    private Matrix c;
    private int copyRows;
    private int unitPanels;

    /// @param tiles by height
    /// @param decoders by format
    /// @param ofThread finds the buffers of the thread that does a part of a shared product
    VectorProduct(
            VectorShape shape,
            Tile[] tiles,
            RowKernels rowKernels,
            PanelDecoder[] decoders,
            ThreadLocal<VectorProduct> ofThread) {
        this.shape = shape;
        this.tiles = tiles;
        this.rowKernels = rowKernels;
        this.decoders = decoders;
        this.ofThread = ofThread;
        Arena arena = Arena.ofAuto();
        zeros = arena.allocate(4L * shape.width(), CACHE_LINE);
        edge = arena.allocate(4L * shape.width() * shape.rows(), CACHE_LINE);
        decoded = arena.allocate(4L * shape.width() * shape.depth(), CACHE_LINE);
    }

    /// `c = activation(x·Wᵀ + b)`, only the outputs from `first` on that c has columns for.
    void linear(WorkPool pool, Matrix x, VectorLinear weight, int first, Activation activation, Matrix c) {
        a = x;
        factor = 1;
        this.weight = weight;
        bias = weight.bias();
        firstColumn = first;
        allPanels = weight.panelCount();
        this.activation = activation;
        this.c = c;
        reserveStripes();
        int threads = pool.threads();
        copyRows = Math.max(8, (x.rows() + threads - 1) / threads);
        pool.run((x.rows() + copyRows - 1) / copyRows, copyStripes);
        int panels = lastPanel() - firstPanel() + 1;
        unitPanels = threads == 1 ? panels : Math.max(1, panels / (threads * UNITS_PER_THREAD));
        pool.run((panels + unitPanels - 1) / unitPanels, multiplyUnit);
    }

    /// `c = factor · a·bᵀ`
    void multiplyTransposed(Matrix a, Matrix b, float factor, Matrix c) {
        prepare(a, b.rows(), b.columns(), factor, c);
        int width = shape.width();
        for (int panel = 0; panel < allPanels; panel++) {
            int first = panel * width;
            int count = Math.min(width, b.rows() - first);
            for (int slice = 0; slice < shape.slices(b.columns()); slice++) {
                int start = shape.sliceStart(b.columns(), slice);
                int depth = shape.sliceStart(b.columns(), slice + 1) - start;
                long at = 4 * panelAt(start, depth, panel);
                for (int column = 0; column < width; column++) {
                    for (int k = 0; k < depth; k++) {
                        float value = column < count ? b.get(first + column, start + k) : 0;
                        panels.set(Matrix.FLOAT, at + 4L * (k * width + column), value);
                    }
                }
            }
        }
        multiplyAlone();
    }

    /// `c = a·b`
    void multiply(Matrix a, Matrix b, Matrix c) {
        prepare(a, b.columns(), b.rows(), 1, c);
        int width = shape.width();
        for (int slice = 0; slice < shape.slices(b.rows()); slice++) {
            int start = shape.sliceStart(b.rows(), slice);
            int depth = shape.sliceStart(b.rows(), slice + 1) - start;
            for (int panel = 0; panel < allPanels; panel++) {
                int first = panel * width;
                int count = Math.min(width, b.columns() - first);
                long at = 4 * panelAt(start, depth, panel);
                for (int k = 0; k < depth; k++) {
                    long to = at + 4L * k * width;
                    MemorySegment.copy(b.segment(), 4 * b.index(start + k, first), panels, to, 4L * count);
                    for (int column = count; column < width; column++) {
                        panels.set(Matrix.FLOAT, to + 4L * column, 0);
                    }
                }
            }
        }
        multiplyAlone();
    }

    private void prepare(Matrix a, int columns, int depth, float factor, Matrix c) {
        this.a = a;
        this.factor = factor;
        this.c = c;
        weight = null;
        firstColumn = 0;
        allPanels = shape.panels(columns);
        bias = MemorySegment.NULL;
        activation = Activation.LINEAR;
        long bytes = 4L * allPanels * shape.width() * depth;
        if (panels.byteSize() < bytes) {
            panels = Arena.ofAuto().allocate(bytes + bytes / 2, CACHE_LINE);
        }
        reserveStripes();
    }

    private void multiplyAlone() {
        copyRows = a.rows();
        copyStripes(0);
        unitPanels = allPanels;
        multiplyUnit(0);
    }

    private void reserveStripes() {
        int floats = Math.multiplyExact(Math.multiplyExact(shape.slices(a.columns()), a.rows()), shape.stripe());
        if (stripes.length < floats) {
            stripes = new float[floats + floats / 2];
        }
    }

    private void copyStripes(int unit) {
        int first = unit * copyRows;
        Matrix rows = a.rows(first, Math.min(copyRows, a.rows() - first));
        for (int slice = 0; slice < shape.slices(a.columns()); slice++) {
            int start = shape.sliceStart(a.columns(), slice);
            int depth = shape.sliceStart(a.columns(), slice + 1) - start;
            rowKernels.copy(rows.columns(start, depth), factor, stripes, stripeAt(slice, first), shape.stripe());
        }
    }

    private int stripeAt(int slice, int row) {
        return (slice * a.rows() + row) * shape.stripe();
    }

    /// First float of a panel.
    private long panelAt(int start, int depth, int panel) {
        return ((long) start * allPanels + (long) panel * depth) * shape.width();
    }

    private int firstPanel() {
        return firstColumn / shape.width();
    }

    private int lastPanel() {
        return (firstColumn + c.columns() - 1) / shape.width();
    }

    private void multiplyUnit(int unit) {
        int from = firstPanel() + unit * unitPanels;
        int to = Math.min(lastPanel() + 1, from + unitPanels);
        VectorProduct own = ofThread.get();
        int slices = shape.slices(a.columns());
        int blocks = (a.rows() + shape.block() - 1) / shape.block();
        for (int block = 0; block < blocks; block++) {
            int firstRow = (int) ((long) a.rows() * block / blocks);
            int lastRow = (int) ((long) a.rows() * (block + 1) / blocks);
            for (int slice = 0; slice < slices; slice++) {
                int start = shape.sliceStart(a.columns(), slice);
                int depth = shape.sliceStart(a.columns(), slice + 1) - start;
                for (int panel = from; panel < to; panel++) {
                    if (weight == null) {
                        long at = 4 * panelAt(start, depth, panel);
                        multiplyPanel(own, slice, panel, panels, at, depth, firstRow, lastRow);
                    } else if (weight.format() == WeightFormat.FP32) {
                        long at = weight.panelAt(start, depth, panel);
                        own.touched += touch(weight.panels(), at, weight.panelBytes(depth));
                        multiplyPanel(own, slice, panel, weight.panels(), at, depth, firstRow, lastRow);
                    } else {
                        own.decode(weight, start, depth, panel);
                        multiplyPanel(own, slice, panel, own.decoded, 0, depth, firstRow, lastRow);
                    }
                    if (slice == slices - 1 && activation != Activation.LINEAR) {
                        activatePanel(panel, firstRow, lastRow);
                    }
                }
            }
        }
    }

    private void decode(VectorLinear weight, int start, int depth, int panel) {
        decoders[weight.format().ordinal()].decode(
                weight.panels(),
                weight.panelAt(start, depth, panel),
                depth,
                weight.scales(),
                weight.scalesAt(start, panel),
                decoded);
    }

    private void multiplyPanel(
            VectorProduct own, int slice, int panel, MemorySegment b, long at, int depth, int firstRow, int lastRow) {
        int width = shape.width();
        int firstOutput = Math.max(panel * width, firstColumn);
        int lastOutput = Math.min((panel + 1) * width, firstColumn + c.columns());
        boolean whole = lastOutput - firstOutput == width;
        boolean biased = slice == 0 && weight != null;
        int rows = lastRow - firstRow;
        int count = (rows + shape.rows() - 1) / shape.rows();
        for (int index = 0; index < count; index++) {
            int row = firstRow + rows * index / count;
            int height = firstRow + rows * (index + 1) / count - row;
            Tile tile = tiles[height];
            int stripe = stripeAt(slice, row);
            if (whole) {
                long result = 4 * c.index(row, firstOutput - firstColumn);
                long stride = 4L * c.stride();
                if (slice > 0) {
                    tile.multiply(stripes, stripe, b, at, depth, c.segment(), result, stride, c.segment(), result, stride);
                } else if (biased) {
                    tile.multiply(stripes, stripe, b, at, depth, bias, 4L * firstOutput, 0, c.segment(), result, stride);
                } else {
                    tile.multiply(stripes, stripe, b, at, depth, zeros, 0, 0, c.segment(), result, stride);
                }
            } else {
                tile.multiply(stripes, stripe, b, at, depth, zeros, 0, 0, own.edge, 0, 4L * width);
                for (int r = 0; r < height; r++) {
                    for (int output = firstOutput; output < lastOutput; output++) {
                        float sum = own.edge.getAtIndex(Matrix.FLOAT, r * width + output - panel * width);
                        int column = output - firstColumn;
                        float addend = slice > 0
                                ? c.get(row + r, column)
                                : biased ? bias.getAtIndex(Matrix.FLOAT, output) : 0;
                        c.set(row + r, column, sum + addend);
                    }
                }
            }
        }
    }

    private void activatePanel(int panel, int firstRow, int lastRow) {
        int first = Math.max(panel * shape.width(), firstColumn);
        int last = Math.min((panel + 1) * shape.width(), firstColumn + c.columns());
        rowKernels.activate(
                activation,
                c.segment(),
                4 * c.index(firstRow, first - firstColumn),
                lastRow - firstRow,
                last - first,
                c.stride());
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
