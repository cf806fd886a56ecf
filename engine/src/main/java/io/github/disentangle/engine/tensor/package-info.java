/// Named-axis arrays of floats: what the engine hands out. Holds shapes and values, never arithmetic of a model.
@NullMarked
package io.github.disentangle.engine.tensor;

import org.jspecify.annotations.NullMarked;
