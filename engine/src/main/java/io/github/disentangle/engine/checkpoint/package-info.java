/// Reads checkpoint folders as they are stored: weights, configuration, which heads they hold. Treats every file
/// as hostile; constructs nothing but tensors. Knows no arithmetic of the model.
@NullMarked
package io.github.disentangle.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
