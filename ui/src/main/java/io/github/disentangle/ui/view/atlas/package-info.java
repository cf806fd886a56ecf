/// All heads at once: thumbnails, what each owes to the three terms, and what muting each would change.
@NullMarked
package io.github.disentangle.ui.view.atlas;

import org.jspecify.annotations.NullMarked;
