package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import java.util.function.BiConsumer;

/// What the reverse pass does with whole rows beside the kernels, spread over the threads where it is worth it.
record RowMath(Kernels kernels) {

    private static final int SHARE = 16;

    /// Runs the body on shares of the rows: first row and number of rows.
    void share(int rows, BiConsumer<Integer, Integer> body) {
        kernels.parallel(Math.ceilDiv(rows, SHARE), share -> {
            int first = share * SHARE;
            body.accept(first, Math.min(SHARE, rows - first));
        });
    }

    /// `target += addend`
    void add(Matrix target, Matrix addend) {
        share(target.rows(), (first, count) -> add(target.rows(first, count), addend.rows(first, count), 1));
    }

    /// `target = source`
    void copy(Matrix source, Matrix target) {
        share(source.rows(), (first, count) -> {
            float[] row = new float[source.columns()];
            for (int index = first; index < first + count; index++) {
                source.getRow(index, row, 0);
                target.setRow(index, row, 0);
            }
        });
    }

    /// `target += factor · addend`, on this thread.
    static void add(Matrix target, Matrix addend, float factor) {
        float[] sum = new float[target.columns()];
        float[] row = new float[target.columns()];
        for (int index = 0; index < target.rows(); index++) {
            target.getRow(index, sum, 0);
            addend.getRow(index, row, 0);
            for (int column = 0; column < sum.length; column++) {
                sum[column] += factor * row[column];
            }
            target.setRow(index, sum, 0);
        }
    }

    /// `Σ a·b` over all elements, in double precision.
    static double dot(Matrix a, Matrix b) {
        float[] one = new float[a.columns()];
        float[] other = new float[a.columns()];
        double sum = 0;
        for (int row = 0; row < a.rows(); row++) {
            a.getRow(row, one, 0);
            b.getRow(row, other, 0);
            sum += dot(one, other);
        }
        return sum;
    }

    /// `Σ a·b` with the same b for every row.
    static double dot(Matrix a, float[] b) {
        float[] one = new float[a.columns()];
        double sum = 0;
        for (int row = 0; row < a.rows(); row++) {
            a.getRow(row, one, 0);
            sum += dot(one, b);
        }
        return sum;
    }

    /// In four chains, none of which waits for another's additions.
    private static double dot(float[] a, float[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            first += (double) a[i] * b[i];
            second += (double) a[i + 1] * b[i + 1];
            third += (double) a[i + 2] * b[i + 2];
            fourth += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += (double) a[i] * b[i];
        }
        return first + second + (third + fourth);
    }

    /// Sets all elements to zero.
    static void clear(Matrix x) {
        float[] zeros = new float[x.columns()];
        for (int row = 0; row < x.rows(); row++) {
            x.setRow(row, zeros, 0);
        }
    }
}
