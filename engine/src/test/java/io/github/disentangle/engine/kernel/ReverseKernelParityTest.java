package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector kernels of the reverse pass against their scalar twins, at every vector width and on sizes that fill no
/// vector, tile or panel evenly.
@ParameterizedClass
@ValueSource(ints = {128, 256, 512})
class ReverseKernelParityTest {

    private static final int[] SIZES = {1, 6, 13, 33, 70};

    @Parameter
    int bits;

    private static Kernels alone;
    private static Kernels shared;

    private final Random random = new Random(8);
    private final Arena arena = Arena.ofAuto();
    private final Kernels scalar = new ScalarKernels();

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

    static Stream<int[]> products() {
        return Stream.concat(
                Stream.of(new int[] {5, 40, 450}, new int[] {3, 450, 40}, new int[] {200, 3, 5}),
                IntStream.of(SIZES)
                        .boxed()
                        .flatMap(m ->
                                IntStream.of(SIZES).mapToObj(n -> new int[] {m, n, SIZES[(m + n) % SIZES.length]})));
    }

    @ParameterizedTest
    @MethodSource("products")
    void aLinearLayerTurnedRoundAgrees(int[] size) {
        checkLinear(size[0], size[1], size[2], 0, WeightFormat.FP32);
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void someOutputsOfALinearLayerInAnyFormatAgree(WeightFormat format) {
        checkLinear(3, 70, 130, 0, format);
        checkLinear(3, 70, 130, 5, format);
        checkLinear(2, 1100, 33, 40, format);
    }

    private void checkLinear(int rows, int outputs, int inputs, int first, WeightFormat format) {
        WeightRows weight = WeightRows.of(values(outputs * inputs), outputs, inputs);
        Matrix dy = random(rows, outputs - first);
        agree(
                outputs,
                rows,
                inputs,
                (kernels, dx) -> kernels.reverse()
                        .linear(dy, kernels.pack(weight, new float[outputs], format, arena), first, dx));
    }

    @ParameterizedTest
    @MethodSource("products")
    void transposedProductsAgree(int[] size) {
        Matrix a = random(size[2], size[0]);
        Matrix b = random(size[2], size[1]);
        agree(size[2], size[0], size[1], (kernels, c) -> kernels.reverse().transposedMultiply(a, b, 0.3f, c));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 13, 31, 33, 70})
    void rowsAgree(int size) {
        Matrix x = random(size, size);
        Matrix residual = random(size, size);
        float[] weight = values(size);
        boolean[] some = new boolean[size];
        IntStream.range(0, size).forEach(i -> some[i] = i % 3 != 1);
        Matrix start = random(size, size);
        for (boolean frozen : new boolean[] {false, true}) {
            agree(4, start, (kernels, g) -> kernels.reverse().addLayerNorm(x, residual, weight, 1e-2f, frozen, g));
            agree(4, start, (kernels, g) -> kernels.reverse().addLayerNorm(x, null, weight, 1e-2f, frozen, g));
        }
        for (boolean @Nullable [] visible : new boolean @Nullable [][] {null, some}) {
            Matrix probability = random(size, size);
            scalar.softmaxRows(probability, visible);
            agree(2, start, (kernels, g) -> kernels.reverse().softmaxRows(probability, visible, g));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAgree(Activation activation) {
        Matrix x = Matrix.allocate(arena, 2, 45);
        for (int column = 0; column < 45; column++) {
            x.set(0, column, (column - 22) / 3f);
            x.set(1, column, (float) Math.scalb(column % 2 - 0.5, column - 30));
        }
        Matrix start = random(2, 45);
        agree(3, start, (kernels, g) -> kernels.reverse().activate(activation, x, false, g));
        agree(3, start, (kernels, g) -> kernels.reverse().activate(activation, x, true, g));
    }

    private interface Computation {
        void run(Kernels kernels, Matrix target);
    }

    private void agree(int terms, int rows, int columns, Computation computation) {
        agree(terms, random(rows, columns), computation);
    }

    /// Runs the computation on copies of `start` and compares: with the scalar twin within `2e-6 · terms`, one
    /// thread with two exactly.
    private void agree(int terms, Matrix start, Computation computation) {
        float[] expected = result(scalar, start, computation);
        float[] found = result(alone, start, computation);
        assertArrayEquals(found, result(shared, start, computation), "one thread against two");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 2e-6f * (2 + terms + Math.abs(expected[i])), "element " + i);
        }
    }

    /// Also sees to it that nothing beside the target is written.
    private float[] result(Kernels kernels, Matrix start, Computation computation) {
        Matrix frame = Matrix.allocate(arena, start.rows() + 2, start.columns() + 2);
        float[] border = new float[frame.rows() * frame.columns()];
        Arrays.fill(border, 42);
        frame.setAll(border);
        Matrix target = frame.rows(1, start.rows()).columns(1, start.columns());
        target.setAll(start.toArray());
        computation.run(kernels, target);
        float[] result = target.toArray();
        target.setAll(new float[result.length]);
        float sum = 0;
        for (float value : frame.toArray()) {
            sum += value;
        }
        assertEquals(42f * (border.length - result.length), sum, "beside the target");
        return result;
    }

    private Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.allocate(arena, rows, columns);
        matrix.setAll(values(rows * columns));
        return matrix;
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
