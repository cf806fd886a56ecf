/// How the hidden states of a run evolve from layer to layer: lengths, likeness of tokens and of layers, paths, and
/// what the head would say too early. Reads runs, changes nothing; what a state does to an answer is asked in
/// `engine.explain`.
@NullMarked
package io.github.disentangle.engine.hidden;

import org.jspecify.annotations.NullMarked;
