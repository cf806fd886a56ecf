package io.github.disentangle.engine.kernel;

import org.jspecify.annotations.Nullable;

/// The reverse pass beside [VectorKernels]. Activations other than GELU are left to the scalar twin.
final class VectorReverseKernels implements ReverseKernels {

    private final WorkPool pool;
    private final VectorCode code;
    private final ThreadLocal<VectorProduct> products;
    private final ScalarReverseKernels scalar = new ScalarReverseKernels();

    VectorReverseKernels(WorkPool pool, VectorCode code, ThreadLocal<VectorProduct> products) {
        this.pool = pool;
        this.code = code;
        this.products = products;
    }

    @Override
    public void linear(Matrix dy, Linear weight, int firstOutput, Matrix dx) {
        products.get().linearReverse(pool, dy, (VectorLinear) weight, firstOutput, dx);
    }

    @Override
    public void transposedMultiply(Matrix a, Matrix b, float scale, Matrix c) {
        products.get().transposedMultiply(a, b, scale, c);
    }

    @Override
    public void softmaxRows(Matrix probability, boolean @Nullable [] visible, Matrix gradient) {
        float[] zeros = new float[gradient.columns()];
        for (int query = 0; query < gradient.rows(); query++) {
            if (visible == null || visible[query]) {
                code.rows().softmaxReverse(probability, query, gradient);
            } else {
                gradient.setRow(query, zeros, 0);
            }
        }
    }

    @Override
    public void activate(Activation activation, Matrix x, boolean frozen, Matrix gradient) {
        if (activation == Activation.GELU) {
            for (int row = 0; row < x.rows(); row++) {
                code.rows().geluReverse(x, row, frozen, gradient);
            }
        } else {
            scalar.activate(activation, x, frozen, gradient);
        }
    }

    @Override
    public void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float epsilon, boolean frozen, Matrix gradient) {
        code.rows().addLayerNormReverse(x, residual, weight, epsilon, frozen, gradient);
    }
}
