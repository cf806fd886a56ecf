/// How the hidden states evolve from layer to layer: lengths, likeness, paths, and the head read early.
@NullMarked
package io.github.disentangle.ui.view.hidden;

import org.jspecify.annotations.NullMarked;
