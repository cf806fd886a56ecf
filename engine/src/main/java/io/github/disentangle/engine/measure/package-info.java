/// How far an explanation can be trusted: the model is run again without what the explanation calls important, and
/// against random orders. Measures explanations of any kind, knows no method.
@NullMarked
package io.github.disentangle.engine.measure;

import org.jspecify.annotations.NullMarked;
