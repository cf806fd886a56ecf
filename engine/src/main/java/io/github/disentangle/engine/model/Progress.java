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

    /// Stands still between two steps while something else is to go first; ends at once where nothing is.
    default void giveWay() {}

    /// The progress of a part of the work.
    ///
    /// @param from share of the whole that is done when the part begins
    /// @param to share that is done when it ends
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String what) {
                whole.report(from + fraction * (to - from), what);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void giveWay() {
                whole.giveWay();
            }
        };
    }

    /// Called between layers and steps: the place to give way, and to stop.
    ///
    /// @throws CancellationException when the work should stop
    default void checkCancelled() {
        giveWay();
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
