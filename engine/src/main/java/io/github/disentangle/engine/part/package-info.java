/// How much each part of the model counts for the explained number: the three terms of the attention scores, heads,
/// feed-forward blocks, the convolution. What each token counts is `engine.explain`'s business; nothing here draws or
/// prints.
@NullMarked
package io.github.disentangle.engine.part;

import org.jspecify.annotations.NullMarked;
