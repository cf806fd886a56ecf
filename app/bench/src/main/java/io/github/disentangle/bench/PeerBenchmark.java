package io.github.disentangle.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.disentangle.bench.OnnxGraph.Whole;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/// One operation here and in ONNX Runtime, on the same numbers, one thread each: softmax over the scores of the twelve
/// heads of the base model. Ours overwrites its scores, so that what it meets next is a softmax already; it costs the
/// same.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeerBenchmark {

    private static final int HEADS = 12;

    /// Tokens of the text.
    @Param({"16", "128", "512"})
    public int length;

    private final Arena arena = Arena.ofShared();
    private final Kernels kernels = KernelProvider.select(1).kernels();
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private List<Matrix> scores = List.of();
    private Map<String, OnnxTensor> input = Map.of();
    private Map<String, OnnxTensor> output = Map.of();
    private OrtSession session = session(1);

    private OrtSession session(int size) {
        var graph = new OnnxGraph();
        graph.floats("scores", HEADS, size, size);
        graph.output(
                graph.node("Softmax", List.of("scores"), new Whole("axis", 2)), "probabilities", HEADS, size, size);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return environment.createSession(graph.toBytes(), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void allocate() throws OrtException {
        float[] values = new float[length * length];
        var random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (8 * random.nextDouble() - 4);
        }
        scores = IntStream.range(0, HEADS)
                .mapToObj(_ -> Matrix.allocate(arena, length, length))
                .toList();
        scores.forEach(matrix -> matrix.setAll(values));
        FloatBuffer same = floats();
        for (int head = 0; head < HEADS; head++) {
            same.put(values);
        }
        input = Map.of("scores", tensor(same.flip()));
        output = Map.of("probabilities", tensor(floats()));
        session.close();
        session = session(length);
    }

    private FloatBuffer floats() {
        return ByteBuffer.allocateDirect(4 * HEADS * length * length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private OnnxTensor tensor(FloatBuffer values) throws OrtException {
        return OnnxTensor.createTensor(environment, values, new long[] {HEADS, length, length});
    }

    @TearDown
    public void close() throws OrtException {
        session.close();
        input.values().forEach(OnnxTensor::close);
        output.values().forEach(OnnxTensor::close);
        kernels.close();
        arena.close();
    }

    @Benchmark
    public void softmaxHere() {
        for (Matrix matrix : scores) {
            kernels.softmaxRows(matrix, null);
        }
    }

    @Benchmark
    public void softmaxOnnxRuntime() throws OrtException {
        session.run(input, Set.of(), output).close();
    }
}
