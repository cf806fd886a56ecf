package io.github.disentangle.engine.kernel;

/// How the weights of the linear layers are held in memory at run time.
public enum WeightFormat {
    FP32,
    BF16,
    INT8,
    NF4
}
