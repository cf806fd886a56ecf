/// What is changed inside the model at present: the chips of the active interventions, and the instruments that make
/// them. Whatever they show was really run; nothing here computes.
@NullMarked
package io.github.disentangle.ui.view.interventions;

import org.jspecify.annotations.NullMarked;
