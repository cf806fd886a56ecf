/// How much of each token goes into each state: maps from queries to keys made of a forward pass alone, layer by layer,
/// and followed through all layers. They know no target and need no head.
@NullMarked
package io.github.disentangle.engine.mixing;

import org.jspecify.annotations.NullMarked;
