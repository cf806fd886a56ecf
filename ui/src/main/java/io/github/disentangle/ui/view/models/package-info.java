/// The list of models on the left: bundled samples, recent folders, and the place to drop one.
@NullMarked
package io.github.disentangle.ui.view.models;

import org.jspecify.annotations.NullMarked;
