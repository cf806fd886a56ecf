package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What the comparisons of vector kernels with their scalar twins share: kernels of every vector width, on one thread
/// and on two, and sizes that fill no vector, tile or panel evenly.
@ParameterizedClass
@ValueSource(ints = {128, 256, 512})
abstract class KernelTwins {

    @Parameter
    int bits;

    private static Kernels alone;
    private static Kernels shared;

    final Arena arena = Arena.ofAuto();
    final Kernels scalar = new ScalarKernels();
    private final Random random;

    /// @param seed of the numbers the kernels are tried on
    KernelTwins(long seed) {
        random = new Random(seed);
    }

    @BeforeParameterizedClassInvocation
    static void open(int bits) {
        alone = new VectorKernels(bits, 1);
        shared = new VectorKernels(bits, 2);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        alone.close();
        shared.close();
    }

    /// The kernels under test, on one thread.
    static Kernels vectors() {
        return alone;
    }

    interface Computation {
        void run(Kernels kernels, Matrix target);
    }

    /// Rows, columns and terms of products: those given, and rows and columns of every pair of `sizes`.
    static Stream<int[]> products(int[] sizes, int[]... more) {
        return Stream.concat(
                Stream.of(more),
                IntStream.of(sizes)
                        .boxed()
                        .flatMap(m ->
                                IntStream.of(sizes).mapToObj(n -> new int[] {m, n, sizes[(m + n) % sizes.length]})));
    }

    /// Runs the computation on copies of `start` and compares: with the scalar twin within
    /// `precision · (2 + terms + |value|)`, one thread with two exactly.
    void agree(float precision, int terms, Matrix start, Computation computation) {
        agree(precision, terms, start, 1, computation);
    }

    /// The same for a computation that may write what pads the rows.
    void agreeOnWholeRows(float precision, int terms, Matrix start, Computation computation) {
        agree(precision, terms, start, 0, computation);
    }

    private void agree(float precision, int terms, Matrix start, int beside, Computation computation) {
        float[] expected = result(scalar, start, beside, computation);
        float[] found = result(alone, start, beside, computation);
        assertArrayEquals(found, result(shared, start, beside, computation), "one thread against two");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], precision * (2 + terms + Math.abs(expected[i])), "element " + i);
        }
    }

    /// Also sees to it that nothing above and below the target is written, and nothing in the columns `beside` it.
    private float[] result(Kernels kernels, Matrix start, int beside, Computation computation) {
        Matrix frame = Matrix.allocate(arena, start.rows() + 2, start.columns() + 2 * beside);
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                frame.set(row, column, 42);
            }
        }
        Matrix target = frame.rows(1, start.rows()).columns(beside, start.columns());
        target.setAll(start.toArray());
        computation.run(kernels, target);
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                if (row == 0 || row > start.rows() || column < beside || column >= start.columns() + beside) {
                    assertEquals(42, frame.get(row, column), "beside the target, at " + row + ", " + column);
                }
            }
        }
        return target.toArray();
    }

    Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.allocate(arena, rows, columns);
        matrix.setAll(values(rows * columns));
        return matrix;
    }

    float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
