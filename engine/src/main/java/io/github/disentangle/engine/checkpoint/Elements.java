package io.github.disentangle.engine.checkpoint;

/// The values of one tensor in row-major order, wherever and however they are stored.
interface Elements {

    /// Writes `count` values starting at the value `from` to `target[to …]`, widened to fp32.
    void read(long from, float[] target, int to, int count);
}
