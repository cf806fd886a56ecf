/// What the views show, as functions from the engine's results to figures: screen, export and command line call the
/// same ones. Nothing here knows a window, keeps anything or computes more than a scale.
@NullMarked
package io.github.disentangle.ui.picture;

import org.jspecify.annotations.NullMarked;
