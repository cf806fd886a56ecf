package io.github.disentangle.ui.work;

import io.github.disentangle.engine.model.Progress;

/// What a task computes, away from the window's thread.
@FunctionalInterface
public interface Computation<T> {

    /// @throws java.util.concurrent.CancellationException when the progress says nobody wants the result any more
    T compute(Progress progress);
}
