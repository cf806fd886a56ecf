package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Every numeric operation of the forward pass; those of the reverse pass are [#reverse]. [ScalarKernels] states what
/// each one means; the vector twin agrees with it within rounding. Results are the same for any number of threads.
///
/// [#linear] and [#parallel] use the thread pool and must be called from outside it; all other methods may be called
/// inside a [#parallel] body and then run on the calling thread, as all of them but [#addLayerNorm] always do.
public interface Kernels extends AutoCloseable {

    /// What is running, for people: e.g. `vector 512-bit`.
    String name();

    /// Width of the vectors in bits; 0 for scalar code.
    int vectorBits();

    /// Threads in use, the calling one included.
    int threads();

    /// Packs a linear layer. The memory lives as long as the arena.
    ///
    /// @param bias length `weight.rows()`
    Linear pack(WeightRows weight, float[] bias, WeightFormat format, Arena arena);

    /// `y = x·Wᵀ + b` with x (rows, inputs) and y (rows, outputs); y must not overlap x.
    default void linear(Matrix x, Linear weight, Matrix y) {
        linear(x, weight, 0, y);
    }

    /// `y = activation(x·Wᵀ + b)`, faster than one after the other.
    default void linear(Matrix x, Linear weight, Activation activation, Matrix y) {
        linear(x, weight, y);
        activate(activation, y);
    }

    /// As [#linear(Matrix, Linear, Matrix)], but only the outputs `firstOutput … firstOutput + y.columns() - 1`,
    /// e.g. one head's query.
    void linear(Matrix x, Linear weight, int firstOutput, Matrix y);

    /// Runs the body for 0 … count-1, spread over the pool; returns when all are done. An exception of the body is
    /// rethrown.
    void parallel(int count, IntConsumer body);

    /// `c = scale · a·bᵀ` with a (m, k), b (n, k), c (m, n).
    void multiplyTransposed(Matrix a, Matrix b, float scale, Matrix c);

    /// `c = a·b` with a (m, k), b (k, n), c (m, n).
    void multiply(Matrix a, Matrix b, Matrix c);

    /// Lays out a matrix that meets many others: the position keys or queries of one head, (row of the relative
    /// table, head size). The memory lives as long as the arena.
    Panels pack(Matrix rows, Arena arena);

    /// Content→position: `scores[q][k] += scale · queries[q]·positionKeys[row(q - k)]`.
    ///
    /// @param queries (query, head size)
    /// @param rows rows of the relative table by distance, for all distances in the scores
    /// @param scores (query, key)
    void addContentToPosition(Matrix queries, Panels positionKeys, DistanceRows rows, float scale, Matrix scores);

    /// Content→content and content→position at once: [#multiplyTransposed] followed by [#addContentToPosition],
    /// with the same bits, a few queries at a time so that their scores stay in the caches.
    ///
    /// @param queries (query, head size)
    /// @param keys (key, head size)
    default void scoreQueries(
            Matrix queries, Matrix keys, Panels positionKeys, DistanceRows rows, float scale, Matrix scores) {
        multiplyTransposed(queries, keys, scale, scores);
        addContentToPosition(queries, positionKeys, rows, scale, scores);
    }

    /// [#softmaxRows] followed by [#multiply], with the same bits, a few queries at a time so that their weights
    /// stay in the caches.
    ///
    /// @param scores (query, key), overwritten by the weights, no view of some columns
    /// @param values (key, head size)
    /// @param context overwritten, (query, head size)
    default void attend(
            Matrix scores, boolean @org.jspecify.annotations.Nullable [] visible, Matrix values, Matrix context) {
        softmaxRows(scores, visible);
        multiply(scores, values, context);
    }

    /// Position→content: `scores[q][k] += scale · keys[k]·positionQueries[row(q - k)]`.
    ///
    /// @param keys (key, head size)
    /// @param rows rows of the relative table by distance, for all distances in the scores
    /// @param scores (query, key)
    void addPositionToContent(Matrix keys, Panels positionQueries, DistanceRows rows, float scale, Matrix scores);

    /// Softmax over each row in place. Keys that are not visible get exactly 0; a row with no visible key, or of a
    /// query that itself is not visible, becomes uniform over all keys, as in the reference.
    ///
    /// @param scores (query, key), no view of some columns: what pads its rows is overwritten
    /// @param visible one flag per position, for queries and keys alike; null when all are visible
    void softmaxRows(Matrix scores, boolean @org.jspecify.annotations.Nullable [] visible);

    /// The activation, in place.
    void activate(Activation activation, Matrix x);

    /// `y = LayerNorm(x + residual)·weight + bias` over each row, biased variance, epsilon inside the root; y may
    /// be x or residual.
    ///
    /// @param residual same shape as x, or null for none
    void addLayerNorm(
            Matrix x,
            @org.jspecify.annotations.Nullable Matrix residual,
            float[] weight,
            float[] bias,
            float epsilon,
            Matrix y);

    /// Keeps all threads busy for some hundredths of a second with fused multiply-adds that never leave the
    /// registers: the rate a matrix product is judged by. Scalar kernels have no such measure.
    ///
    /// @return how many floating-point operations that were; 0 without such a measure
    default long spendPeak() {
        return 0;
    }

    /// The kernels of the reverse pass that go with these.
    ReverseKernels reverse();

    /// Runs everything a forward pass needs often enough for the JVM to compile it, so that the first one is as
    /// fast as the next. Weights may be packed meanwhile on another thread.
    ///
    /// @param format how the weights of the model are held
    /// @param enough whether to leave out what only texts of rare lengths need, asked now and then
    default void warmUp(WeightFormat format, BooleanSupplier enough) {}

    @Override
    void close();
}
