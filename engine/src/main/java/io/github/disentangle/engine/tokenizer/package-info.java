/// Text to token ids and back: SentencePiece files, normalisation, the unigram lattice, offsets. Knows no weights.
@NullMarked
package io.github.disentangle.engine.tokenizer;

import org.jspecify.annotations.NullMarked;
