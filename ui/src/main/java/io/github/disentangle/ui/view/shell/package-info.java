/// The frame of the window: menus, columns, view tabs, drawer, status line, banner and overlays, and the keys that work
/// everywhere.
@NullMarked
package io.github.disentangle.ui.view.shell;

import org.jspecify.annotations.NullMarked;
