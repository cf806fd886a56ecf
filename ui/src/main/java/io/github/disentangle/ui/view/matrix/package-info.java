/// The first picture: what attends to what in one head, as a map of query against key.
@NullMarked
package io.github.disentangle.ui.view.matrix;

import org.jspecify.annotations.NullMarked;
