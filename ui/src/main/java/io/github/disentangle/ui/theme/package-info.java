/// Colour tokens of the light and the dark theme. Canvases and figures read colours from here and from nowhere else;
/// style sheets repeat the same tokens for controls. Free of any toolkit.
@NullMarked
package io.github.disentangle.ui.theme;

import org.jspecify.annotations.NullMarked;
