/// Figures on paper and in files: SVG, PDF and PNG pens, all with the program's own fonts and with images whose pixels
/// have exactly the colours of the data. Uses AWT's headless text layout and PDFBox; no JavaFX.
@NullMarked
package io.github.disentangle.ui.figure.export;

import org.jspecify.annotations.NullMarked;
