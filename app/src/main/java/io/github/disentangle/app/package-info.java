/// Starts the program: wires engine, workbench and command line together. Holds no numerics and draws nothing.
@NullMarked
package io.github.disentangle.app;

import org.jspecify.annotations.NullMarked;
