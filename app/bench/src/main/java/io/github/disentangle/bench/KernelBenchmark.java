package io.github.disentangle.bench;

import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.DistanceRows;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.Panels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.kernel.WeightRows;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The kernels of a forward pass, in the sizes of the base model: 768 hidden, heads of 64.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    static final int HIDDEN = 768;
    static final int HEAD = 64;
    private static final int SPAN = 256;

    /// Tokens of the text.
    @Param({"16", "128", "512"})
    public int length;

    private final Arena arena = Arena.ofShared();
    private final Kernels kernels = KernelProvider.select().kernels();
    private Matrix states = empty(1, 1);
    private Matrix output = empty(1, 1);
    private Matrix query = empty(1, 1);
    private Matrix key = empty(1, 1);
    private Matrix scores = empty(1, 1);
    private Matrix context = empty(1, 1);
    private Linear fp32 = pack(WeightFormat.FP32);
    private Linear int8 = pack(WeightFormat.INT8);
    private Linear nf4 = pack(WeightFormat.NF4);
    private Panels positions = kernels.pack(random(2 * SPAN, HEAD), arena);
    private DistanceRows rows = new DistanceRows(1, distance -> SPAN);
    private final float[] ones = new float[HIDDEN];

    private Matrix empty(int height, int width) {
        return Matrix.allocate(arena, height, width);
    }

    private Matrix random(int height, int width) {
        Matrix matrix = empty(height, width);
        float[] values = new float[height * width];
        var random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        matrix.setAll(values);
        return matrix;
    }

    private Linear pack(WeightFormat format) {
        float[] weights = random(HIDDEN, HIDDEN).toArray();
        return kernels.pack(WeightRows.of(weights, HIDDEN, HIDDEN), new float[HIDDEN], format, arena);
    }

    @Setup
    public void allocate() {
        states = random(length, HIDDEN);
        output = random(length, HIDDEN);
        query = random(length, HEAD);
        key = random(length, HEAD);
        scores = random(length, length);
        context = random(length, HEAD);
        rows = new DistanceRows(length, distance -> Math.clamp(SPAN + distance, 0, 2 * SPAN - 1));
    }

    @TearDown
    public void close() {
        kernels.close();
        arena.close();
    }

    @Benchmark
    public void linearFp32() {
        kernels.linear(states, fp32, output);
    }

    @Benchmark
    public void linearInt8() {
        kernels.linear(states, int8, output);
    }

    @Benchmark
    public void linearNf4() {
        kernels.linear(states, nf4, output);
    }

    @Benchmark
    public void contentToContent() {
        kernels.multiplyTransposed(query, key, 0.125f, scores);
    }

    @Benchmark
    public void contentToPosition() {
        kernels.addContentToPosition(query, positions, rows, 0.125f, scores);
    }

    @Benchmark
    public void positionToContent() {
        kernels.addPositionToContent(key, positions, rows, 0.125f, scores);
    }

    @Benchmark
    public void softmax() {
        kernels.softmaxRows(scores, null);
    }

    @Benchmark
    public void weighValues() {
        kernels.multiply(scores, key, context);
    }

    @Benchmark
    public void gelu() {
        kernels.activate(Activation.GELU, states);
    }

    @Benchmark
    public void addLayerNorm() {
        kernels.addLayerNorm(states, output, ones, ones, 1e-7f, output);
    }
}
