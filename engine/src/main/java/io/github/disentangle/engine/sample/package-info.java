/// Finds the bundled models and data sets, wherever the program runs from. Holds names and folders only: reading a
/// model is the checkpoint package's task, reading a data set that of the dataset package.
@NullMarked
package io.github.disentangle.engine.sample;

import org.jspecify.annotations.NullMarked;
