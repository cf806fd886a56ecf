/// What the window is about, free of any control: one immutable [WorkbenchState], changed only by a [Command], every
/// change kept as a step of the [History]. Views observe it and never keep a second copy. Nothing here computes or
/// draws.
@NullMarked
package io.github.disentangle.ui.state;

import org.jspecify.annotations.NullMarked;
