package io.github.disentangle.engine.hidden;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and eigenvectors of a small symmetric matrix, largest value first, by Jacobi's rotations (Golub & Van
/// Loan, algorithm 8.5.3).
final class SymmetricEigen {

    private static final int MOST_SWEEPS = 60;

    private final double[] values;
    private final double[][] vectors;
    private final int[] order;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
        order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -values[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static SymmetricEigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] a = new double[size][];
        double[][] vectors = new double[size][size];
        for (int row = 0; row < size; row++) {
            a[row] = matrix[row].clone();
            vectors[row][row] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(a, vectors); sweep++) {
            // until nothing is left beside the diagonal
        }
        return new SymmetricEigen(
                IntStream.range(0, size).mapToDouble(i -> a[i][i]).toArray(), vectors);
    }

    int size() {
        return values.length;
    }

    double value(int rank) {
        return values[order[rank]];
    }

    double[] vector(int rank) {
        double[] vector = new double[values.length];
        for (int row = 0; row < vector.length; row++) {
            vector[row] = vectors[row][order[rank]];
        }
        return vector;
    }

    private static boolean sweep(double[][] a, double[][] vectors) {
        boolean turned = false;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                if (Math.abs(a[p][q]) > 1e-14 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
                    rotate(a, vectors, p, q);
                    turned = true;
                }
            }
        }
        return turned;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = cosine * ip - sine * iq;
            a[i][q] = sine * ip + cosine * iq;
        }
        for (int i = 0; i < a.length; i++) {
            double pi = a[p][i];
            double qi = a[q][i];
            a[p][i] = cosine * pi - sine * qi;
            a[q][i] = sine * pi + cosine * qi;
            double vp = vectors[i][p];
            double vq = vectors[i][q];
            vectors[i][p] = cosine * vp - sine * vq;
            vectors[i][q] = sine * vp + cosine * vq;
        }
    }
}
