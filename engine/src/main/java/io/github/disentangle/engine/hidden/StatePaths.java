package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Random;

/// The way of every token through the layers, in the plane that shows most of it: the first two principal components
/// of all states of all tokens together. The plane is found by subspace iteration (Halko et al. 2011, algorithm 4.4),
/// the same for every run of the program; components point to where the farthest state lies.
///
/// Layers move all tokens together, mostly; where that is taken off, the plane shows how tokens move against each
/// other.
///
/// @param centred whether the mean over the tokens was taken off each layer's states
/// @param points (state, position, component)
/// @param first share of the variance the first component shows, 0 … 1
/// @param second share of the second
public record StatePaths(boolean centred, Tensor points, double first, double second) {

    private static final int BLOCK = 8;
    private static final int ROUNDS = 24;
    private static final int COMPONENTS = 2;

    public static StatePaths of(Run run, boolean centred, Kernels kernels, Progress progress) {
        int states = run.hiddenStates().size();
        int length = run.length();
        int width = run.hiddenState(0).shape()[1];
        int rows = states * length;
        float[] all = new float[rows * width];
        for (int state = 0; state < states; state++) {
            Tensor own = centred ? States.centred(run.hiddenState(state)) : run.hiddenState(state);
            System.arraycopy(own.data(), 0, all, state * length * width, length * width);
        }
        Tensor around = States.centred(Tensor.matrix("position", "hidden", rows, width, all));
        double variance = 0;
        for (float value : around.data()) {
            variance += (double) value * value;
        }
        int block = Math.min(BLOCK, width);
        float[] coordinates = coordinates(around, block, kernels, progress);
        var eigen = SymmetricEigen.of(covariance(coordinates, rows, block));
        float[] points = new float[rows * COMPONENTS];
        for (int component = 0; component < Math.min(COMPONENTS, block); component++) {
            project(coordinates, rows, eigen.vector(component), points, component);
        }
        return new StatePaths(
                centred,
                new Tensor(
                        java.util.List.of("state", "position", "component"),
                        new int[] {states, length, COMPONENTS},
                        points),
                share(eigen, 0, variance),
                share(eigen, 1, variance));
    }

    private static double share(SymmetricEigen eigen, int component, double variance) {
        return variance == 0 || component >= eigen.size() ? 0 : Math.clamp(eigen.value(component) / variance, 0, 1);
    }

    /// Coordinates in a basis of the directions the states spread along most; (row, block).
    private static float[] coordinates(Tensor states, int block, Kernels kernels, Progress progress) {
        int rows = states.shape()[0];
        int width = states.shape()[1];
        try (Arena arena = Arena.ofShared()) {
            Matrix x = Matrix.allocate(arena, rows, width);
            x.setAll(states.data());
            Matrix basis = Matrix.allocate(arena, block, width);
            Matrix along = Matrix.allocate(arena, block, rows);
            var random = new Random(1);
            for (int row = 0; row < block; row++) {
                for (int column = 0; column < width; column++) {
                    basis.set(row, column, (float) random.nextGaussian());
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                progress.checkCancelled();
                orthonormalise(basis);
                kernels.multiplyTransposed(basis, x, 1, along);
                kernels.multiply(along, x, basis);
            }
            orthonormalise(basis);
            Matrix coordinates = Matrix.allocate(arena, rows, block);
            kernels.multiplyTransposed(x, basis, 1, coordinates);
            return coordinates.toArray();
        }
    }

    /// Gram–Schmidt over the rows, twice for accuracy; a row that is nothing new becomes zero.
    private static void orthonormalise(Matrix basis) {
        int width = basis.columns();
        float[][] rows = new float[basis.rows()][width];
        for (int row = 0; row < rows.length; row++) {
            basis.getRow(row, rows[row], 0);
            double before = norm(rows[row]);
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < row; other++) {
                    double along = dot(rows[row], rows[other]);
                    for (int i = 0; i < width; i++) {
                        rows[row][i] -= (float) (along * rows[other][i]);
                    }
                }
            }
            double after = norm(rows[row]);
            double factor = after > 1e-5 * before ? 1 / after : 0;
            for (int i = 0; i < width; i++) {
                rows[row][i] = (float) (rows[row][i] * factor);
            }
            basis.setRow(row, rows[row], 0);
        }
    }

    private static double norm(float[] row) {
        return Math.sqrt(dot(row, row));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double[][] covariance(float[] coordinates, int rows, int block) {
        double[][] covariance = new double[block][block];
        for (int row = 0; row < rows; row++) {
            for (int a = 0; a < block; a++) {
                for (int b = 0; b < block; b++) {
                    covariance[a][b] += (double) coordinates[row * block + a] * coordinates[row * block + b];
                }
            }
        }
        return covariance;
    }

    private static void project(float[] coordinates, int rows, double[] direction, float[] points, int component) {
        double farthest = 0;
        for (int row = 0; row < rows; row++) {
            double at = 0;
            for (int i = 0; i < direction.length; i++) {
                at += coordinates[row * direction.length + i] * direction[i];
            }
            points[row * COMPONENTS + component] = (float) at;
            farthest = Math.abs(at) > Math.abs(farthest) ? at : farthest;
        }
        if (farthest < 0) {
            for (int row = 0; row < rows; row++) {
                points[row * COMPONENTS + component] *= -1;
            }
        }
    }
}
