/// The seam between the window and everything that takes time. A view model hands over a [Task] and gets the result
/// back on the window's thread; newer tasks of a slot replace older ones. [BackgroundWork] does it with threads,
/// [SameThreadWork] at once for tests. Nothing here knows what is computed.
@NullMarked
package io.github.disentangle.ui.work;

import org.jspecify.annotations.NullMarked;
