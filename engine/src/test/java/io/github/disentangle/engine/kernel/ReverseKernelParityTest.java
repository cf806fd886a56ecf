package io.github.disentangle.engine.kernel;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector kernels of the reverse pass against their scalar twins, at every vector width and on sizes that fill no
/// vector, tile or panel evenly.
class ReverseKernelParityTest extends KernelTwins {

    private static final int[] SIZES = {1, 6, 13, 33, 70};

    ReverseKernelParityTest() {
        super(8);
    }

    static Stream<int[]> products() {
        return products(SIZES, new int[] {5, 40, 450}, new int[] {3, 450, 40}, new int[] {200, 3, 5});
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

    private void agree(int terms, int rows, int columns, Computation computation) {
        agree(terms, random(rows, columns), computation);
    }

    private void agree(int terms, Matrix start, Computation computation) {
        agree(2e-6f, terms, start, computation);
    }
}
