/// Speed, measured side by side in one run. Holds shapes, timing and the seam for peers; the peers themselves live in a
/// module of their own that the product never contains.
@NullMarked
package io.github.disentangle.app.bench;

import org.jspecify.annotations.NullMarked;
