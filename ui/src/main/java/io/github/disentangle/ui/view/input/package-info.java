/// The input of the present task: fields to type in, and the tokens the model reads beneath them.
@NullMarked
package io.github.disentangle.ui.view.input;

import org.jspecify.annotations.NullMarked;
