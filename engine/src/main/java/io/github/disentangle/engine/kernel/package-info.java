/// The numeric kernels behind one interface: [ScalarKernels] is the readable truth, the vector classes are its fast
/// twins and the only code that may touch `jdk.incubator.vector`. Nothing here knows what a transformer is.
@NullMarked
package io.github.disentangle.engine.kernel;

import org.jspecify.annotations.NullMarked;
