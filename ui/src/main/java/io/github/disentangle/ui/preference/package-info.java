/// What the program remembers of a person's wishes from one start to the next, and where. No control and no analysis
/// lives here.
@NullMarked
package io.github.disentangle.ui.preference;

import org.jspecify.annotations.NullMarked;
