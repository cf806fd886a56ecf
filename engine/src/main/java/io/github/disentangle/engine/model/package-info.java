/// The DeBERTa-v2 encoder, one file per block of the paper's figure. Takes token ids, gives hidden states; attention
/// maps and their three addends are derived from these on demand.
@NullMarked
package io.github.disentangle.engine.model;

import org.jspecify.annotations.NullMarked;
