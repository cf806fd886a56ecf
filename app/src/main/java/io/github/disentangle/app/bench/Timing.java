package io.github.disentangle.app.bench;

import java.util.List;
import java.util.stream.IntStream;

/// What repeated measurements of one thing say.
///
/// @param milliseconds one value per round, in their order; at least one
/// @param allocated bytes of the heap that doing the thing once takes; -1 where the JVM does not tell
public record Timing(List<Double> milliseconds, long allocated) {

    public Timing {
        milliseconds = List.copyOf(milliseconds);
    }

    /// Middle value, in milliseconds.
    public double median() {
        return at(milliseconds, 0.5);
    }

    /// Distance of the quartiles, in milliseconds.
    public double spread() {
        return at(milliseconds, 0.75) - at(milliseconds, 0.25);
    }

    /// How many measurements.
    public int rounds() {
        return milliseconds.size();
    }

    /// How many times as long another thing took: the middle one of the ratios of all rounds. A machine that is
    /// slow for a while slows both sides of a ratio, but perhaps only one of two medians.
    ///
    /// @param other measured in the same rounds
    public double timesIn(Timing other) {
        return at(
                IntStream.range(0, rounds())
                        .mapToObj(round -> other.milliseconds.get(round) / milliseconds.get(round))
                        .toList(),
                0.5);
    }

    /// What the same thing takes this many times over.
    Timing times(double count) {
        return new Timing(milliseconds.stream().map(value -> value * count).toList(), allocated);
    }

    /// The value below which the given share of the values lies.
    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double position = share * (sorted.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
