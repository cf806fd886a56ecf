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
/// @param peerTiming the peer's time in the same rounds; null without one
/// @param operations floating-point operations of it; NaN where they are not counted
/// @param peak time this machine needs for as many at its best, in the same rounds; null where it is not known
public record BenchRow(
        int length,
        int batch,
        int threads,
        String what,
        Timing timing,
        @Nullable String peer,
        @Nullable Timing peerTiming,
        double operations,
        @Nullable Timing peak) {

    /// How many times faster we are than the peer; NaN without one.
    public double ratio() {
        return peerTiming == null ? Double.NaN : timing.timesIn(peerTiming);
    }

    /// Billions of floating-point operations per second; NaN where they are not counted.
    public double rate() {
        return operations / timing.median() / 1e6;
    }

    /// The share of the peak rate that was reached; NaN where it is not known.
    public double ofPeak() {
        return peak == null ? Double.NaN : timing.timesIn(peak);
    }

    /// The share of the peak rate the peer reached; NaN where it is not known.
    public double peerOfPeak() {
        return peak == null || peerTiming == null ? Double.NaN : peerTiming.timesIn(peak);
    }
}
