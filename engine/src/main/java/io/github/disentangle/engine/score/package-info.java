/// What an attention score is made of: its addends without what the softmax cannot see, with the biases of the
/// projections taken apart, as shares, as odds, and as curves over the distance that need no text. Reads weights and
/// runs, changes nothing; what a score does to an answer is asked in `engine.explain`.
@NullMarked
package io.github.disentangle.engine.score;

import org.jspecify.annotations.NullMarked;
