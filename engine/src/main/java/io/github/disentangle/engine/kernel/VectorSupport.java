package io.github.disentangle.engine.kernel;

import jdk.incubator.vector.FloatVector;

/// The door to the classes that need `jdk.incubator.vector`; to be touched only when the module is there.
final class VectorSupport {

    private VectorSupport() {}

    static int preferredBits() {
        return Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize());
    }

    static Kernels kernels(int bits, int threads) {
        return new VectorKernels(bits, threads);
    }
}
