/// The model's answer: a bar per label, the answer before outlined behind it.
@NullMarked
package io.github.disentangle.ui.view.prediction;

import org.jspecify.annotations.NullMarked;
