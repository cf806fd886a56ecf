package io.github.disentangle.engine.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The readable truth of the reverse pass: plain loops with double accumulation, one thread.
final class ScalarReverseKernels implements ReverseKernels {

    @Override
    public void linear(Matrix dy, Linear weight, int firstOutput, Matrix dx) {
        ScalarKernels.PlainLinear plain = (ScalarKernels.PlainLinear) weight;
        double[] sums = new double[plain.inputs()];
        for (int row = 0; row < dy.rows(); row++) {
            Arrays.fill(sums, 0);
            for (int output = 0; output < dy.columns(); output++) {
                double gradient = dy.get(row, output);
                int from = (firstOutput + output) * plain.inputs();
                for (int input = 0; input < sums.length; input++) {
                    sums[input] += gradient * plain.weight()[from + input];
                }
            }
            for (int input = 0; input < sums.length; input++) {
                dx.set(row, input, (float) sums[input]);
            }
        }
    }

    @Override
    public void transposedMultiply(Matrix a, Matrix b, float scale, Matrix c) {
        for (int row = 0; row < c.rows(); row++) {
            for (int column = 0; column < c.columns(); column++) {
                double sum = 0;
                for (int i = 0; i < a.rows(); i++) {
                    sum += (double) a.get(i, row) * b.get(i, column);
                }
                c.set(row, column, (float) (sum * scale));
            }
        }
    }

    @Override
    public void softmaxRows(Matrix probability, boolean @Nullable [] visible, Matrix gradient) {
        for (int query = 0; query < gradient.rows(); query++) {
            boolean filledIn = visible != null && !visible[query];
            double sum = 0;
            for (int key = 0; key < gradient.columns(); key++) {
                sum += (double) probability.get(query, key) * gradient.get(query, key);
            }
            for (int key = 0; key < gradient.columns(); key++) {
                double score = probability.get(query, key) * (gradient.get(query, key) - sum);
                gradient.set(query, key, filledIn ? 0 : (float) score);
            }
        }
    }

    @Override
    public void activate(Activation activation, Matrix x, boolean frozen, Matrix gradient) {
        for (int row = 0; row < x.rows(); row++) {
            for (int column = 0; column < x.columns(); column++) {
                double at = x.get(row, column);
                double factor = frozen ? activation.slope(at) : activation.derivative(at);
                gradient.set(row, column, (float) (gradient.get(row, column) * factor));
            }
        }
    }

    @Override
    public void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float epsilon, boolean frozen, Matrix gradient) {
        int width = x.columns();
        double[] values = new double[width];
        double[] weighted = new double[width];
        for (int row = 0; row < x.rows(); row++) {
            double mean = 0;
            for (int column = 0; column < width; column++) {
                values[column] = (double) x.get(row, column) + (residual == null ? 0 : residual.get(row, column));
                mean += values[column] / width;
            }
            double variance = 0;
            for (double value : values) {
                variance += (value - mean) * (value - mean) / width;
            }
            double inverse = 1 / Math.sqrt(variance + epsilon);
            double meanGradient = 0;
            double meanProduct = 0;
            for (int column = 0; column < width; column++) {
                values[column] = (values[column] - mean) * inverse;
                weighted[column] = (double) gradient.get(row, column) * weight[column];
                meanGradient += weighted[column] / width;
                meanProduct += frozen ? 0 : weighted[column] * values[column] / width;
            }
            for (int column = 0; column < width; column++) {
                double own = weighted[column] - meanGradient - values[column] * meanProduct;
                gradient.set(row, column, (float) (own * inverse));
            }
        }
    }
}
