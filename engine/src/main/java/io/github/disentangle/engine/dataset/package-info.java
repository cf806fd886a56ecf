/// Texts in numbers: rows of a file with the words that decide them, and what methods of explanation reach over many of
/// them. Single texts are measured in `engine.measure`.
@NullMarked
package io.github.disentangle.engine.dataset;

import org.jspecify.annotations.NullMarked;
