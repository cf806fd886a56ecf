/// What position alone does in one head: its score against the signed distance.
@NullMarked
package io.github.disentangle.ui.view.kernel;

import org.jspecify.annotations.NullMarked;
