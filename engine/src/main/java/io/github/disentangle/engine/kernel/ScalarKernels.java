package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The readable truth: every kernel as a plain loop with double accumulation, one thread. Slow on purpose; the fallback
/// where the vector module or a capable CPU is missing.
public final class ScalarKernels implements Kernels {

    record PlainLinear(float[] weight, float[] bias, int inputs, int outputs) implements Linear {
        @Override
        public float[] biasValues() {
            return bias.clone();
        }

        @Override
        public long bytes() {
            return 4L * (weight.length + bias.length);
        }
    }

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int vectorBits() {
        return 0;
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Linear pack(WeightRows weight, float[] bias, WeightFormat format, Arena arena) {
        float[] values = new float[Math.multiplyExact(weight.rows(), weight.columns())];
        for (int row = 0; row < weight.rows(); row++) {
            weight.read(row, values, row * weight.columns());
        }
        round(values, weight.columns(), format);
        return new PlainLinear(values, bias.clone(), weight.columns(), weight.rows());
    }

    /// Replaces each weight by the value that stands for it in the format.
    private static void round(float[] values, int columns, WeightFormat format) {
        int[] codes = new int[columns];
        float[] scales = new float[format.scales(columns)];
        int mask = (int) ((1L << format.bits()) - 1);
        for (int from = 0; from < values.length; from += columns) {
            format.encode(values, from, columns, codes, 0, scales);
            for (int i = 0; i < columns; i++) {
                float scale = scales.length == 0 ? 1 : scales[i / format.block];
                values[from + i] = format.decode(codes[i] & mask, scale);
            }
        }
    }

    @Override
    public void linear(Matrix x, Linear weight, int firstOutput, Matrix y) {
        var plain = (PlainLinear) weight;
        float[] input = new float[plain.inputs];
        for (int row = 0; row < x.rows(); row++) {
            x.getRow(row, input, 0);
            for (int output = 0; output < y.columns(); output++) {
                double sum = plain.bias[firstOutput + output];
                int from = (firstOutput + output) * plain.inputs;
                for (int i = 0; i < plain.inputs; i++) {
                    sum += (double) input[i] * plain.weight[from + i];
                }
                y.set(row, output, (float) sum);
            }
        }
    }

    @Override
    public void parallel(int count, IntConsumer body) {
        for (int index = 0; index < count; index++) {
            body.accept(index);
        }
    }

    @Override
    public void multiplyTransposed(Matrix a, Matrix b, float scale, Matrix c) {
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < b.rows(); column++) {
                c.set(row, column, (float) (dot(a, row, b, column) * scale));
            }
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c) {
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < b.columns(); column++) {
                double sum = 0;
                for (int i = 0; i < a.columns(); i++) {
                    sum += (double) a.get(row, i) * b.get(i, column);
                }
                c.set(row, column, (float) sum);
            }
        }
    }

    private record PlainPanels(Matrix matrix) implements Panels {
        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public void copyTo(Matrix target, int first) {
            target.setAll(matrix.rows(first, target.rows()).toArray());
        }
    }

    @Override
    public Panels pack(Matrix rows, Arena arena) {
        Matrix copy = Matrix.allocate(arena, rows.rows(), rows.columns());
        copy.setAll(rows.toArray());
        return new PlainPanels(copy);
    }

    @Override
    public void addContentToPosition(
            Matrix queries, Panels positionKeys, DistanceRows rows, float scale, Matrix scores) {
        Matrix positions = ((PlainPanels) positionKeys).matrix;
        for (int query = 0; query < scores.rows(); query++) {
            for (int key = 0; key < scores.columns(); key++) {
                float term = (float) (dot(queries, query, positions, rows.row(query - key)) * scale);
                scores.set(query, key, scores.get(query, key) + term);
            }
        }
    }

    @Override
    public void addPositionToContent(
            Matrix keys, Panels positionQueries, DistanceRows rows, float scale, Matrix scores) {
        Matrix positions = ((PlainPanels) positionQueries).matrix;
        for (int query = 0; query < scores.rows(); query++) {
            for (int key = 0; key < scores.columns(); key++) {
                float term = (float) (dot(keys, key, positions, rows.row(query - key)) * scale);
                scores.set(query, key, scores.get(query, key) + term);
            }
        }
    }

    private static double dot(Matrix a, int rowOfA, Matrix b, int rowOfB) {
        double sum = 0;
        for (int i = 0; i < a.columns(); i++) {
            sum += (double) a.get(rowOfA, i) * b.get(rowOfB, i);
        }
        return sum;
    }

    @Override
    public void softmaxRows(Matrix scores, boolean @Nullable [] visible) {
        int keys = scores.columns();
        for (int query = 0; query < scores.rows(); query++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int key = 0; key < keys; key++) {
                if (sees(visible, query, key)) {
                    highest = Math.max(highest, scores.get(query, key));
                }
            }
            boolean blind = highest == Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int key = 0; key < keys; key++) {
                double weight = blind ? 1 : sees(visible, query, key) ? Math.exp(scores.get(query, key) - highest) : 0;
                scores.set(query, key, (float) weight);
                sum += weight;
            }
            for (int key = 0; key < keys; key++) {
                scores.set(query, key, (float) (scores.get(query, key) / sum));
            }
        }
    }

    private static boolean sees(boolean @Nullable [] visible, int query, int key) {
        return visible == null || visible[query] && visible[key];
    }

    @Override
    public void activate(Activation activation, Matrix x) {
        for (int row = 0; row < x.rows(); row++) {
            for (int column = 0; column < x.columns(); column++) {
                x.set(row, column, (float) activation.apply(x.get(row, column)));
            }
        }
    }

    @Override
    public void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float[] bias, float epsilon, Matrix y) {
        int width = x.columns();
        double[] values = new double[width];
        for (int row = 0; row < x.rows(); row++) {
            double sum = 0;
            for (int column = 0; column < width; column++) {
                values[column] = (double) x.get(row, column) + (residual == null ? 0 : residual.get(row, column));
                sum += values[column];
            }
            double mean = sum / width;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            double inverse = 1 / Math.sqrt(squares / width + epsilon);
            for (int column = 0; column < width; column++) {
                y.set(row, column, (float) ((values[column] - mean) * inverse * weight[column] + bias[column]));
            }
        }
    }

    @Override
    public ReverseKernels reverse() {
        return new ScalarReverseKernels();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
