/// The drawer at the bottom: where the work has been (history), what is being computed (jobs), what the program says to
/// itself (log).
@NullMarked
package io.github.disentangle.ui.view.drawer;

import org.jspecify.annotations.NullMarked;
