/// Names for the places inside the model ([HookPoint]) and values that say what to change there ([Intervention]).
/// Values only: they print, parse, compare and check themselves against a configuration; the model package carries them
/// out.
@NullMarked
package io.github.disentangle.engine.hook;

import org.jspecify.annotations.NullMarked;
