/// Pipelines: text in, prediction out, as the reference's pipelines print it.
@NullMarked
package io.github.disentangle.engine.task;

import org.jspecify.annotations.NullMarked;
