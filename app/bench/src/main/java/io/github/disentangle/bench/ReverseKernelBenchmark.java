package io.github.disentangle.bench;

import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.kernel.WeightRows;
import java.lang.foreign.Arena;
import java.util.Arrays;
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

/// The kernels of a reverse pass, in the sizes of the base model. Gradients are 0 after a while, which costs as much.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReverseKernelBenchmark {

    private static final int HIDDEN = KernelBenchmark.HIDDEN;

    /// Tokens of the text.
    @Param({"16", "128", "512"})
    public int length;

    private final Arena arena = Arena.ofShared();
    private final Kernels kernels = KernelProvider.select().kernels();
    private final Linear weight = kernels.pack(
            WeightRows.of(new float[HIDDEN * HIDDEN], HIDDEN, HIDDEN), new float[HIDDEN], WeightFormat.FP32, arena);
    private final float[] ones = new float[HIDDEN];
    private Matrix states = Matrix.allocate(arena, 1, 1);
    private Matrix gradient = Matrix.allocate(arena, 1, 1);
    private Matrix pattern = Matrix.allocate(arena, 1, 1);
    private Matrix scores = Matrix.allocate(arena, 1, 1);

    @Setup
    public void allocate() {
        Arrays.fill(ones, 1);
        states = filled(length, HIDDEN);
        gradient = filled(length, HIDDEN);
        pattern = filled(length, length);
        scores = filled(length, length);
    }

    private Matrix filled(int height, int width) {
        Matrix matrix = Matrix.allocate(arena, height, width);
        float[] values = new float[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 97 - 48) / 97f;
        }
        matrix.setAll(values);
        return matrix;
    }

    @TearDown
    public void close() {
        kernels.close();
        arena.close();
    }

    @Benchmark
    public void linearReverse() {
        kernels.reverse().linear(gradient, weight, 0, states);
    }

    @Benchmark
    public void transposedMultiply() {
        kernels.reverse().transposedMultiply(pattern, pattern, 1, scores);
    }

    @Benchmark
    public void softmaxReverse() {
        kernels.reverse().softmaxRows(pattern, null, scores);
    }

    @Benchmark
    public void geluReverse() {
        kernels.reverse().activate(Activation.GELU, states, false, gradient);
    }

    @Benchmark
    public void addLayerNormReverse() {
        kernels.reverse().addLayerNorm(states, null, ones, 1e-7f, false, gradient);
    }
}
