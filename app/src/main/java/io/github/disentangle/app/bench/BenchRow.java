package io.github.disentangle.app.bench;

import org.jspecify.annotations.Nullable;

/// One measured thing, beside a peer's time for the same where there is one.
///
/// @param length tokens of the text
/// @param threads threads of our engine and of the peer
/// @param what what was computed
/// @param timing our time
/// @param peer name of the peer; null without one
/// @param peerTiming the peer's time; null without one
public record BenchRow(
        int length,
        int threads,
        String what,
        Timing timing,
        @Nullable String peer,
        @Nullable Timing peerTiming) {

    /// How many times faster we are than the peer; NaN without one.
    public double ratio() {
        return peerTiming == null ? Double.NaN : peerTiming.median() / timing.median();
    }
}
