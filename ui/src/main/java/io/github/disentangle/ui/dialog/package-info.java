/// Every question the window asks outside of itself: file choosers and the clipboard. Views use the [Dialogs]
/// interface, so that tests can answer.
@NullMarked
package io.github.disentangle.ui.dialog;

import org.jspecify.annotations.NullMarked;
