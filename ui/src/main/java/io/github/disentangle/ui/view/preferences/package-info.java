/// The page of preferences: every wish of a person, applied at once.
@NullMarked
package io.github.disentangle.ui.view.preferences;

import org.jspecify.annotations.NullMarked;
