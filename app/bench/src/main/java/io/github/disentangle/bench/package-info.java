/// Other engines to measure against, on the same weights in the same run: ONNX Runtime, fed with a graph written here. And single
/// kernels, measured by JMH. For development only.
@NullMarked
package io.github.disentangle.bench;

import org.jspecify.annotations.NullMarked;
