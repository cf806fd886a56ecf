/// What is drawn, free of any toolkit: figures that lay themselves out and draw on a [Pen]. The screen, the export
/// dialog and the command line draw the same figure through different pens. Figures know numbers, labels and colours;
/// they know no model, no JavaFX and no AWT, and compute nothing beyond the picture.
@NullMarked
package io.github.disentangle.ui.figure;

import org.jspecify.annotations.NullMarked;
