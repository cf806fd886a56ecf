package io.github.disentangle.app.bench;

import java.util.Arrays;

/// What repeated measurements of one thing say.
///
/// @param median middle value, in milliseconds
/// @param spread distance of the quartiles, in milliseconds
/// @param rounds how many measurements
/// @param allocated bytes of the heap that doing the thing once takes; -1 where the JVM does not tell
public record Timing(double median, double spread, int rounds, long allocated) {

    /// @param allocated as of the record
    /// @param nanoseconds one value per round; at least one
    static Timing of(long allocated, long... nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Timing(at(sorted, 0.5), at(sorted, 0.75) - at(sorted, 0.25), sorted.length, allocated);
    }

    /// The value below which the given share of the sorted values lies, in milliseconds.
    private static double at(long[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return (sorted[below] + (position - below) * (sorted[above] - sorted[below])) / 1e6;
    }
}
