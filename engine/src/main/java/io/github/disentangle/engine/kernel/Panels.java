package io.github.disentangle.engine.kernel;

/// A matrix laid out once for many products, by the [Kernels] that made it and usable by these only.
public interface Panels {

    int rows();

    int columns();

    /// Writes the rows from `first` on to all rows of the target, (row, column).
    void copyTo(Matrix target, int first);
}
