/// Sessions: all that was done at the window, as a file that a person may read, and the copy that survives a crash.
/// No control lives here.
@NullMarked
package io.github.disentangle.ui.session;

import org.jspecify.annotations.NullMarked;
