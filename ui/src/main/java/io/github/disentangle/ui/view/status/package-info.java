/// The line at the bottom of the window: what computes, how long it took, what is under way.
@NullMarked
package io.github.disentangle.ui.view.status;

import org.jspecify.annotations.NullMarked;
