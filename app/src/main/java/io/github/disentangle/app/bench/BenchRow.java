package io.github.disentangle.app.bench;

import org.jspecify.annotations.Nullable;

/// One measured thing, beside a peer's time for the same where there is one.
///
/// @param length tokens of the text
/// @param batch texts at once
/// @param threads threads of our engine and of the peer
/// @param what what was computed
/// @param timing our time
/// @param peer name of the peer; null without one
/// @param peerTiming the peer's time; null without one
/// @param rate billions of floating-point operations per second; NaN where they are not counted
/// @param peak the most this machine can do, in the same measure; NaN where it is not known
public record BenchRow(
        int length,
        int batch,
        int threads,
        String what,
        Timing timing,
        @Nullable String peer,
        @Nullable Timing peerTiming,
        double rate,
        double peak) {

    /// How many times faster we are than the peer; NaN without one.
    public double ratio() {
        return peerTiming == null ? Double.NaN : peerTiming.median() / timing.median();
    }

    /// The share of the peak rate that was reached; NaN where it is not known.
    public double ofPeak() {
        return rate / peak;
    }
}
