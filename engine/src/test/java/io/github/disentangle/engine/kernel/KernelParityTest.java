package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector kernels against their scalar twins, at every vector width and on sizes that fill no vector, tile or panel
/// evenly.
class KernelParityTest extends KernelTwins {

    private static final int[] SIZES = {1, 4, 6, 8, 13, 31, 33};

    KernelParityTest() {
        super(20);
    }

    static Stream<int[]> products() {
        return products(SIZES, new int[] {5, 40, 450}, new int[] {3, 17, 1100}, new int[] {200, 3, 5});
    }

    @ParameterizedTest
    @MethodSource("products")
    void linearAgrees(int[] size) {
        Matrix x = random(size[0], size[2]);
        WeightRows weight = WeightRows.of(values(size[1] * size[2]), size[1], size[2]);
        float[] bias = values(size[1]);
        check(
                size[2],
                Matrix.allocate(arena, size[0], size[1]),
                (kernels, y) -> kernels.linear(x, kernels.pack(weight, bias, WeightFormat.FP32, arena), y));
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "8, 8", "3, 30", "32, 1", "5, 60", "16, 16", "0, 65"})
    void someOutputsOfALinearLayerAgree(int first, int count) {
        Matrix x = random(6, 20);
        WeightRows weight = WeightRows.of(values(65 * 20), 65, 20);
        float[] bias = values(65);
        check(
                20,
                Matrix.allocate(arena, 6, 80).columns(7, count),
                (kernels, y) -> kernels.linear(x, kernels.pack(weight, bias, WeightFormat.FP32, arena), first, y));
    }

    @ParameterizedTest
    @MethodSource("products")
    void productsAgree(int[] size) {
        Matrix a = random(size[0], size[2]);
        Matrix b = random(size[2], size[1]);
        Matrix transposed = random(size[1], size[2]);
        Matrix view = Matrix.allocate(arena, size[0], size[1] + 2).columns(1, size[1]);
        check(size[2], view, (kernels, c) -> kernels.multiply(a, b, c));
        check(size[2], view, (kernels, c) -> kernels.multiplyTransposed(a, transposed, 0.3f, c));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, 1", "40, 20, 0, 40", "40, 20, 7, 30", "5, 1100, 1, 3"})
    void packedRowsCanBeReadBack(int rows, int columns, int first, int count) {
        Matrix matrix = random(rows, columns);
        check(
                0,
                random(count, columns),
                (kernels, c) -> kernels.pack(matrix, arena).copyTo(c, first));
    }

    /// Exact distances only, mostly buckets, and rows that skip some of the table.
    @ParameterizedTest
    @CsvSource({
        "1, 64, 1",
        "4, 64, 1",
        "6, 64, 1",
        "13, 3, 2",
        "31, 20, 5",
        "33, 20, 5",
        "33, 64, 1",
        "70, 16, 3",
        "33, 2, 1"
    })
    void relativeTermsAgree(int length, int exact, int bucket) {
        int span = 72;
        var rows = new DistanceRows(80, distance -> {
            int beyond = Math.max(0, Math.abs(distance) - exact);
            int row = Math.min(Math.abs(distance), exact) + (exact == 2 ? 2 * beyond : Math.ceilDiv(beyond, bucket));
            return Math.clamp(span + Integer.signum(distance) * row, 0, 2 * span - 1);
        });
        Matrix states = random(length, 20);
        Matrix positions = random(2 * span, 20);
        Matrix scores = random(length, length);
        check(
                20,
                scores,
                (kernels, c) -> kernels.addContentToPosition(states, kernels.pack(positions, arena), rows, 0.7f, c));
        check(
                20,
                scores,
                (kernels, c) -> kernels.addPositionToContent(states, kernels.pack(positions, arena), rows, 0.7f, c));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 48, 49, 97})
    void fewQueriesAtATimeGiveTheBitsOfAllAtOnce(int length) {
        var rows = new DistanceRows(97, distance -> 20 + Math.clamp(distance, -20, 19));
        Matrix queries = random(length, 20);
        Matrix keys = random(length, 20);
        Matrix positions = random(40, 20);
        boolean[] visible = new boolean[length];
        IntStream.range(0, length).forEach(i -> visible[i] = i % 5 != 1);
        check(40, random(length, length), (kernels, c) -> {
            Panels packed = kernels.pack(positions, arena);
            Matrix steps = Matrix.allocate(arena, length, length);
            kernels.multiplyTransposed(queries, keys, 0.7f, steps);
            kernels.addContentToPosition(queries, packed, rows, 0.7f, steps);
            kernels.scoreQueries(queries, keys, packed, rows, 0.7f, c);
            assertArrayEquals(steps.toArray(), c.toArray());
        });
        Matrix scores = random(length, length);
        check(1, random(length, 20), (kernels, c) -> {
            Matrix weights = copy(scores);
            Matrix steps = Matrix.allocate(arena, length, 20);
            kernels.softmaxRows(weights, visible);
            kernels.multiply(weights, keys, steps);
            Matrix fused = copy(scores);
            kernels.attend(fused, visible, keys, c);
            assertArrayEquals(weights.toArray(), fused.toArray());
            assertArrayEquals(steps.toArray(), c.toArray());
        });
    }

    private Matrix copy(Matrix matrix) {
        Matrix copy = Matrix.allocate(arena, matrix.rows(), matrix.columns());
        copy.setAll(matrix.toArray());
        return copy;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 13, 31, 33})
    void softmaxAgrees(int length) {
        Matrix scores = random(length, length);
        scores.set(length - 1, 0, 200);
        boolean[] first = new boolean[length];
        first[0] = true;
        boolean[] some = new boolean[length];
        IntStream.range(0, length).forEach(i -> some[i] = i % 3 != 1);
        for (boolean @Nullable [] visible : new boolean @Nullable [][] {null, first, some, new boolean[length]}) {
            agreeOnWholeRows(1e-6f, 1, scores, (kernels, c) -> kernels.softmaxRows(c, visible));
        }
    }

    /// Wherever it stands, and whatever the other scores are: a row that is made even would hide it.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 13, 33})
    void aScoreThatIsNoNumberMakesItsRowNoNumbers(int length) {
        for (float others : new float[] {Float.NEGATIVE_INFINITY, -3, Float.POSITIVE_INFINITY}) {
            Matrix scores = Matrix.allocate(arena, length, length);
            for (int query = 0; query < length; query++) {
                for (int key = 0; key < length; key++) {
                    scores.set(query, key, key == query ? Float.NaN : others);
                }
            }
            for (Kernels kernels : List.of(scalar, vectors())) {
                Matrix weights = copy(scores);
                kernels.softmaxRows(weights, null);
                for (float weight : weights.toArray()) {
                    assertEquals(Float.NaN, weight);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 16", "0, 12"})
    void softmaxRefusesColumnsOfOthers(int first, int count) {
        Matrix columns = random(20, 40).columns(first, count);
        assertThrows(IllegalArgumentException.class, () -> vectors().softmaxRows(columns, null));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAgree(Activation activation) {
        Matrix x = Matrix.allocate(arena, 3, 45);
        for (int column = 0; column < 45; column++) {
            x.set(0, column, (column - 22) / 3f);
            x.set(1, column, (float) Math.scalb(column % 2 - 0.5, column - 30));
            x.set(2, column, (column - 22) * 0.01f);
        }
        check(1, x, (kernels, c) -> kernels.activate(activation, c));
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void everyWeightFormatAgrees(WeightFormat format) {
        for (int[] size : new int[][] {{1, 1, 1}, {3, 33, 31}, {5, 70, 130}, {14, 20, 1100}}) {
            Matrix x = random(size[0], size[2]);
            float[] values = values(size[1] * size[2]);
            java.util.Arrays.fill(values, 0, size[2], 0);
            WeightRows weight = WeightRows.of(values, size[1], size[2]);
            float[] bias = values(size[1]);
            check(
                    size[2],
                    Matrix.allocate(arena, size[0], size[1]),
                    (kernels, y) -> kernels.linear(x, kernels.pack(weight, bias, format, arena), y));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void linearWithActivationAgrees(Activation activation) {
        Matrix x = random(7, 20);
        WeightRows weight = WeightRows.of(values(45 * 20), 45, 20);
        float[] bias = values(45);
        check(
                20,
                Matrix.allocate(arena, 7, 45),
                (kernels, y) -> kernels.linear(x, kernels.pack(weight, bias, WeightFormat.FP32, arena), activation, y));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 13, 31, 33})
    void layerNormAgrees(int width) {
        Matrix x = random(5, width);
        Matrix residual = random(5, width);
        float[] weight = values(width);
        float[] bias = values(width);
        Matrix target = random(5, width);
        check(4, target, (kernels, y) -> kernels.addLayerNorm(x, residual, weight, bias, 1e-5f, y));
        check(4, target, (kernels, y) -> kernels.addLayerNorm(x, null, weight, bias, 1e-5f, y));
        check(4, target, (kernels, y) -> kernels.addLayerNorm(y, residual, weight, bias, 1e-5f, y));
        check(4, target, (kernels, y) -> kernels.addLayerNorm(x, y, weight, bias, 1e-5f, y));
    }

    private void check(int terms, Matrix start, Computation computation) {
        agree(1e-6f, terms, start, computation);
    }
}
