/// What the engine says about the present state, each answer derived away from the window: the open model, the
/// prediction for the input, the attention of the selected head. Views observe these; what a person chose lives in
/// `state`.
@NullMarked
package io.github.disentangle.ui.live;

import org.jspecify.annotations.NullMarked;
