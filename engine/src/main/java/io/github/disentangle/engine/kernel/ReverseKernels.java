package io.github.disentangle.engine.kernel;

import org.jspecify.annotations.Nullable;

/// Every numeric operation of the reverse pass: what the gradient of a [Kernels] operation's output means for its
/// inputs. [ScalarReverseKernels] states what each one means; the vector twin agrees with it within rounding.
///
/// [#linear] uses the thread pool and must be called from outside it; all other methods run on the calling thread and
/// may be called inside a [Kernels#parallel] body.
public interface ReverseKernels {

    /// Through a linear layer: `dx = dy·W`, with only the outputs from `firstOutput` on that dy has columns for.
    ///
    /// @param dy (rows, outputs)
    /// @param dx (rows, inputs), overwritten
    void linear(Matrix dy, Linear weight, int firstOutput, Matrix dx);

    /// `c = scale · aᵀ·b` with a (k, m), b (k, n), c (m, n).
    void transposedMultiply(Matrix a, Matrix b, float scale, Matrix c);

    /// Through a softmax of each row: `ds = p ⊙ (dp − Σ_key p·dp)`. Rows of queries that are not visible give 0,
    /// since the reference fills their scores in.
    ///
    /// @param probability (query, key)
    /// @param gradient dp, replaced by ds
    void softmaxRows(Matrix probability, boolean @Nullable [] visible, Matrix gradient);

    /// Through an activation: `dx = dy · act'(x)`, or with frozen slopes `dx = dy · act(x)/x`.
    ///
    /// @param x what went into the activation
    /// @param gradient dy, replaced by dx
    void activate(Activation activation, Matrix x, boolean frozen, Matrix gradient);

    /// Through a layer norm of `x + residual`: with `x̂` the normalised row, `g = dy ⊙ weight`, the gradient of the
    /// sum is
    /// `(g − mean(g) − x̂·mean(g ⊙ x̂))/σ`; with σ frozen the last term is missing.
    ///
    /// @param gradient dy, replaced by the gradient of the sum
    void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float epsilon, boolean frozen, Matrix gradient);
}
