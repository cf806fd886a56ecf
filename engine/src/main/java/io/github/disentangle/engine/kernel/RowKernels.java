package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Everything that is not a matrix product, on the calling thread; what the methods mean is said in [Kernels].
interface RowKernels {

    /// Copies rows into an array, times a factor.
    ///
    /// @param stride floats from one row to the next in the array
    void copy(Matrix rows, float factor, float[] target, int at, int stride);

    /// As [Kernels#softmaxRows], for the rows of some queries.
    void softmax(Matrix scores, int firstQuery, int count, boolean @Nullable [] visible);

    /// @param at first byte
    /// @param stride floats from one row to the next
    void activate(Activation activation, MemorySegment x, long at, int rows, int columns, int stride);

    void addLayerNorm(Matrix x, @Nullable Matrix residual, float[] weight, float[] bias, float epsilon, Matrix y);

    /// As [ReverseKernels#softmaxRows], for the rows of one query.
    void softmaxReverse(Matrix probability, int query, Matrix gradient);

    /// As [ReverseKernels#activate] for [Activation#GELU].
    ///
    /// @param row of both matrices
    void geluReverse(Matrix x, int row, boolean frozen, Matrix gradient);

    /// As [ReverseKernels#addLayerNorm].
    void addLayerNormReverse(
            Matrix x, @Nullable Matrix residual, float[] weight, float epsilon, boolean frozen, Matrix gradient);
}
