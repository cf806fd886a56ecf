/// What is known about the one thing that is pointed at or pinned.
@NullMarked
package io.github.disentangle.ui.view.inspector;

import org.jspecify.annotations.NullMarked;
