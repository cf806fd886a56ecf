/// Task heads: hidden states in, logits out, with the reference's losses. Knows no text.
@NullMarked
package io.github.disentangle.engine.head;

import org.jspecify.annotations.NullMarked;
