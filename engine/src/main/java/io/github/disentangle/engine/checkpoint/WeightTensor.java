package io.github.disentangle.engine.checkpoint;

import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.tensor.Tensor;

/// One stored tensor, read where it lies: nothing is copied before somebody asks for values. Quantised weights
/// appear with the shape and values of the weight they stand for.
public interface WeightTensor {

    /// The name the model knows it by (after renaming, without prefix).
    String name();

    /// The element type in the file.
    DType dtype();

    /// The lengths of its axes; empty for a scalar.
    int[] shape();

    /// Number of elements.
    long size();

    /// Writes `count` elements starting at element `from` (row-major) to `target[to …]`, widened to fp32.
    void read(long from, float[] target, int to, int count);

    /// All elements, widened to fp32.
    float[] floats();

    /// The tensor as rows over its first axis; all other axes together are the columns.
    WeightRows rows();

    /// The tensor with its values in memory, axes named `0`, `1`, ….
    Tensor toTensor();
}
