/// One head read like a sentence: two columns of tokens with lines between them.
@NullMarked
package io.github.disentangle.ui.view.head;

import org.jspecify.annotations.NullMarked;
