/// The command line, one class per command: options in, one call of the engine, text or JSON out. What is printed is a
/// contract (`docs/command-line.md`, `docs/schemas`): fields may be added, never renamed.
@NullMarked
package io.github.disentangle.app.command;

import org.jspecify.annotations.NullMarked;
