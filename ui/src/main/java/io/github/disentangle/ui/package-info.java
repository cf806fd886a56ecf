/// The program's window: [WorkbenchWindow] puts state, work and views together, [WorkbenchApp] starts the toolkit. What
/// a view shows lives in `view.*`, what a person chose in `state`, pictures in `figure`.
@NullMarked
package io.github.disentangle.ui;

import org.jspecify.annotations.NullMarked;
