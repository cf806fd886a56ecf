/// What decided the prediction: the watched logit as a sum of what each token counts, by the method of one's choice.
@NullMarked
package io.github.disentangle.ui.view.evidence;

import org.jspecify.annotations.NullMarked;
