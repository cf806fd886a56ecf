package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The scalar kernels of the reverse pass against differences of the forward kernels.
class ReverseKernelsTest {

    private final Random random = new Random(7);
    private final Arena arena = Arena.ofAuto();
    private final Kernels scalar = new ScalarKernels();

    @ParameterizedTest
    @EnumSource(Activation.class)
    void derivativesAreLimitsOfDifferences(Activation activation) {
        for (double x : new double[] {-7.3, -3.2, -1.4, -0.2, 0.3, 1.1, 2.9, 5.5, 11.3}) {
            double difference = (activation.apply(x + 1e-5) - activation.apply(x - 1e-5)) / 2e-5;
            assertEquals(difference, activation.derivative(x), 1e-6, "at " + x);
            assertEquals(activation.apply(x), activation.slope(x) * x, 1e-12);
        }
    }

    @Test
    void aGradientOfALayerNormIsTheLimitOfDifferences() {
        float[] weight = values(9);
        Matrix residual = random(3, 9);
        checkDifferences(
                random(3, 9),
                (x, y) -> scalar.addLayerNorm(x, residual, weight, new float[9], 1e-3f, y),
                (x, y, g) -> scalar.reverse().addLayerNorm(x, residual, weight, 1e-3f, false, g));
    }

    @Test
    void aGradientOfASoftmaxIsTheLimitOfDifferences() {
        boolean[] visible = {true, false, true, true, false};
        checkDifferences(
                random(5, 5),
                (x, y) -> {
                    y.setAll(x.toArray());
                    scalar.softmaxRows(y, visible);
                },
                (x, y, g) -> scalar.reverse().softmaxRows(y, visible, g));
    }

    @Test
    void aFrozenLayerNormIsLinearInItsInput() {
        float[] weight = values(9);
        Matrix x = random(2, 9);
        Matrix y = random(2, 9);
        scalar.addLayerNorm(x, null, weight, new float[9], 1e-3f, y);
        Matrix gradient = random(2, 9);
        double expected = dot(gradient, y);
        scalar.reverse().addLayerNorm(x, null, weight, 1e-3f, true, gradient);
        assertEquals(expected, dot(gradient, x), 1e-5);
    }

    private interface Forward {
        void run(Matrix x, Matrix y);
    }

    private interface Reverse {
        void run(Matrix x, Matrix y, Matrix gradient);
    }

    private void checkDifferences(Matrix x, Forward forward, Reverse reverse) {
        Matrix weights = random(x.rows(), x.columns());
        Matrix y = Matrix.allocate(arena, x.rows(), x.columns());
        forward.run(x, y);
        Matrix gradient = Matrix.allocate(arena, x.rows(), x.columns());
        gradient.setAll(weights.toArray());
        reverse.run(x, y, gradient);
        for (int row = 0; row < x.rows(); row++) {
            for (int column = 0; column < x.columns(); column++) {
                float at = x.get(row, column);
                x.set(row, column, at + 0.01f);
                forward.run(x, y);
                double above = dot(y, weights);
                x.set(row, column, at - 0.01f);
                forward.run(x, y);
                double below = dot(y, weights);
                x.set(row, column, at);
                assertEquals((above - below) / 0.02, gradient.get(row, column), 2e-3, row + ", " + column);
            }
        }
    }

    private static double dot(Matrix a, Matrix b) {
        double sum = 0;
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < a.columns(); column++) {
                sum += (double) a.get(row, column) * b.get(row, column);
            }
        }
        return sum;
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
