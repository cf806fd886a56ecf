package io.github.disentangle.engine.model;

import java.util.concurrent.CancellationException;

/// How long work tells where it stands and learns that nobody wants it any more.
public interface Progress {

    /// Nobody listens, nobody cancels.
    Progress NONE = new Progress() {};

    /// @param fraction share of the work that is done, 0 to 1
    /// @param what the step under way, for people
    default void report(double fraction, String what) {}

    /// Whether the work should stop.
    default boolean cancelled() {
        return false;
    }

    /// Called between layers and steps.
    ///
    /// @throws CancellationException when the work should stop
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
