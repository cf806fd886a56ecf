package io.github.disentangle.engine.kernel;

/// Fused multiply-adds that never leave the registers.
interface PeakLoop {

    /// @return a value that depends on all of them, so that none can be left out
    float run(int turns);

    /// Operations of a turn; a fused multiply-add of a lane counts as two.
    long operations();
}
