/// What changed in one head between the pinned state and the present one.
@NullMarked
package io.github.disentangle.ui.view.difference;

import org.jspecify.annotations.NullMarked;
