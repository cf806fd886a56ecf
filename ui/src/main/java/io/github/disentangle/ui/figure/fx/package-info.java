/// Figures on the screen: the JavaFX canvas as a pen, and the node that shows a figure and turns pointer and keys into
/// targets. The only place where figures meet JavaFX.
@NullMarked
package io.github.disentangle.ui.figure.fx;

import org.jspecify.annotations.NullMarked;
