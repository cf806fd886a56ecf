package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The fast twin of [ScalarKernels], for one vector width. Made by [KernelProvider] only, which asks first whether this
/// JVM and CPU can run it.
final class VectorKernels implements Kernels {

    /// Rows of a layer norm below which another thread would not pay.
    private static final int NORM_ROWS = 8;

    private final VectorShape shape;
    private final WorkPool pool;
    /// Some milliseconds, and often enough to be compiled and to meet a quiet moment.
    private static final int PEAK_TURNS = 8_000_000;
    /// Parts of them, so that a thread held up elsewhere leaves its share to the others, as in a product.
    private static final int PEAK_UNITS = 16;

    private final VectorCode code;
    private final ThreadLocal<VectorProduct> products;
    private final ReverseKernels reverse;

    VectorKernels(int bits, int threads) {
        code = VectorCode.of(bits);
        shape = code.shape();
        products = new ThreadLocal<>() {
            @Override
            protected VectorProduct initialValue() {
                return new VectorProduct(shape, code, this);
            }
        };
        pool = new WorkPool(threads);
        reverse = new VectorReverseKernels(pool, code, products);
    }

    @Override
    public String name() {
        return "vector " + shape.bits() + "-bit";
    }

    @Override
    public int vectorBits() {
        return shape.bits();
    }

    @Override
    public int threads() {
        return pool.threads();
    }

    @Override
    public Linear pack(WeightRows weight, float[] bias, WeightFormat format, Arena arena) {
        var linear = VectorLinear.allocate(shape, format, weight.columns(), weight.rows(), arena);
        MemorySegment.copy(bias, 0, linear.bias(), Matrix.FLOAT, 0, bias.length);
        int panels = linear.panelCount();
        int units = Math.min(panels, pool.threads());
        pool.run(units, unit -> {
            // confined memory would be new to the kernels, which were compiled again and again for it
            try (Arena own = Arena.ofShared()) {
                var packer = new VectorPacker(linear, code.blocks(), own);
                for (int panel = panels * unit / units; panel < panels * (unit + 1) / units; panel++) {
                    packer.pack(weight, panel);
                }
            }
        });
        return linear;
    }

    @Override
    public void linear(Matrix x, Linear weight, int firstOutput, Matrix y) {
        products.get().linear(pool, x, (VectorLinear) weight, firstOutput, Activation.LINEAR, y);
    }

    @Override
    public void linear(Matrix x, Linear weight, Activation activation, Matrix y) {
        products.get().linear(pool, x, (VectorLinear) weight, 0, activation, y);
    }

    @Override
    public void parallel(int count, IntConsumer body) {
        pool.run(count, body);
    }

    @Override
    public void multiplyTransposed(Matrix a, Matrix b, float scale, Matrix c) {
        products.get().multiplyTransposed(a, b, scale, c);
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c) {
        products.get().multiply(a, b, c);
    }

    @Override
    public Panels pack(Matrix rows, Arena arena) {
        return products.get().pack(rows, arena);
    }

    @Override
    public void addContentToPosition(
            Matrix queries, Panels positionKeys, DistanceRows rows, float scale, Matrix scores) {
        products.get().addContentToPosition(queries, (VectorPanels) positionKeys, rows, scale, scores);
    }

    @Override
    public void scoreQueries(
            Matrix queries, Matrix keys, Panels positionKeys, DistanceRows rows, float scale, Matrix scores) {
        products.get().scoreQueries(queries, keys, (VectorPanels) positionKeys, rows, scale, scores);
    }

    @Override
    public void attend(Matrix scores, boolean @Nullable [] visible, Matrix values, Matrix context) {
        products.get().attend(scores, visible, values, context);
    }

    @Override
    public void addPositionToContent(
            Matrix keys, Panels positionQueries, DistanceRows rows, float scale, Matrix scores) {
        products.get().addPositionToContent(keys, (VectorPanels) positionQueries, rows, scale, scores);
    }

    @Override
    public void softmaxRows(Matrix scores, boolean @Nullable [] visible) {
        code.rows().softmax(scores, 0, scores.rows(), visible);
    }

    @Override
    public void activate(Activation activation, Matrix x) {
        code.rows().activate(activation, x.segment(), 4 * x.index(0, 0), x.rows(), x.columns(), x.stride());
    }

    @Override
    public void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float[] bias, float epsilon, Matrix y) {
        int rows = x.rows();
        int share = Math.max(NORM_ROWS, Math.ceilDiv(rows, pool.threads()));
        if (share >= rows) {
            code.rows().addLayerNorm(x, residual, weight, bias, epsilon, y);
            return;
        }
        pool.run(Math.ceilDiv(rows, share), index -> {
            int first = index * share;
            int count = Math.min(share, rows - first);
            Matrix part = residual == null ? null : residual.rows(first, count);
            code.rows().addLayerNorm(x.rows(first, count), part, weight, bias, epsilon, y.rows(first, count));
        });
    }

    @Override
    public ReverseKernels reverse() {
        return reverse;
    }

    @Override
    public long spendPeak() {
        PeakLoop loop = code.peak();
        var sums = new float[threads() * PEAK_UNITS];
        parallel(sums.length, unit -> sums[unit] += loop.run(PEAK_TURNS / PEAK_UNITS));
        return loop.operations() * (PEAK_TURNS / PEAK_UNITS) * sums.length;
    }

    @Override
    public void warmUp(WeightFormat format, BooleanSupplier enough) {
        new VectorWarmUp(this, shape, format).run(enough);
    }

    @Override
    public void close() {
        pool.close();
    }
}
