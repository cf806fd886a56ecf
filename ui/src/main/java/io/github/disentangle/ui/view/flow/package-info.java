/// Where the evidence enters: what passes from tokens through the layers to the states that are read.
@NullMarked
package io.github.disentangle.ui.view.flow;

import org.jspecify.annotations.NullMarked;
