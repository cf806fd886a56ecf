/// What decided the prediction, beside the prediction: how much each token counts by the chosen method, whether the
/// numbers add up, and whether runs without those tokens bear it out.
@NullMarked
package io.github.disentangle.ui.view.explain;

import org.jspecify.annotations.NullMarked;
