/// What all views share: how a view is found, loaded and named. Each view has its own package below; no view computes.
@NullMarked
package io.github.disentangle.ui.view;

import org.jspecify.annotations.NullMarked;
