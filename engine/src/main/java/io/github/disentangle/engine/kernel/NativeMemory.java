package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;

/// The one class of segments that kernels work on.
///
/// The compiler guesses the class of a segment from what the JVM's own vector code saw before, and that met arrays too:
/// until they are compiled, reinterpretations go through one. A loop that may touch an array looks up the segment's
/// fields and checks its bounds anew at every vector, which takes several times as long as the rest of it. A kernel
/// whose loops store vectors therefore compares the class of its segments with [#SEGMENT] first, in its own body.
final class NativeMemory {

    static final Class<?> SEGMENT = Arena.global().allocate(1).getClass();

    private NativeMemory() {}

    static IllegalArgumentException expected() {
        return new IllegalArgumentException("kernels work on native memory only");
    }
}
