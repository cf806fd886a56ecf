/// Why the model answers as it does: which logit is meant, and how much each token counts for it, by one method or
/// another. What a method says is checked in `engine.measure`; nothing here draws or prints.
@NullMarked
package io.github.disentangle.engine.explain;

import org.jspecify.annotations.NullMarked;
