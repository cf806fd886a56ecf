/// One head's score taken apart: c2c + c2p + p2c = score, and its softmax.
@NullMarked
package io.github.disentangle.ui.view.terms;

import org.jspecify.annotations.NullMarked;
