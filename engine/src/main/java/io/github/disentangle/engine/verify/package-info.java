/// Comparison with stored reference values: folders of models, texts and tensors computed by the reference
/// implementation are run through the same classes as everything else, and the largest difference is told. Nothing here
/// computes anything of a model.
@NullMarked
package io.github.disentangle.engine.verify;

import org.jspecify.annotations.NullMarked;
