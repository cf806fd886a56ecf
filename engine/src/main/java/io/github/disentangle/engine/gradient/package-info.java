/// The reverse pass: from a number made of logits back through head and encoder to embeddings, relative rows, gates and
/// any hook point, with rules for what a nonlinear part passes back. Says nothing about how its results explain a text.
@NullMarked
package io.github.disentangle.engine.gradient;

import org.jspecify.annotations.NullMarked;
