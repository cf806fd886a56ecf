package io.github.disentangle.engine.kernel;

/// A linear layer `y = x·Wᵀ + b`, its weight packed by the [Kernels] that made it and usable by these only.
public interface Linear {

    /// Input features, columns of x.
    int inputs();

    /// Output features, columns of y.
    int outputs();

    /// The bias, one value for each output.
    float[] biasValues();

    /// Bytes of native memory held.
    long bytes();
}
