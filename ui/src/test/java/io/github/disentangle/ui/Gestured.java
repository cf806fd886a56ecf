package io.github.disentangle.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Repetitions of one gesture, after as many the JVM compiled its code in.
///
/// @param blocks what the watchdog saw meanwhile
record Gestured(List<Frames.Latency> latencies, String blocks) {

    private static final int REST_MILLIS = 30;

    static Gestured times(int repeats, IntFunction<Frames.Latency> gesture) {
        IntFunction<Frames.Latency> calm = repeat -> {
            rest();
            return gesture.apply(repeat);
        };
        IntStream.range(0, repeats).mapToObj(calm).forEach(cold -> {});
        try (var watchdog = new FxWatchdog()) {
            List<Frames.Latency> measured =
                    IntStream.range(0, repeats).mapToObj(calm).toList();
            return new Gestured(measured, watchdog.report());
        }
    }

    /// From the gesture to the pixels, waiting included.
    String whole() {
        return "median " + spread(Frames.Latency::whole) + ", of it " + work();
    }

    String work() {
        return String.format(
                Locale.ROOT,
                "work %s; processor time: window %.1f ms, renderer %.1f ms; %s",
                spread(Frames.Latency::work),
                quantile(values(Frames.Latency::window), 0.5),
                quantile(values(Frames.Latency::renderer), 0.5),
                blocks);
    }

    private String spread(ToDoubleFunction<Frames.Latency> part) {
        double[] values = values(part);
        return String.format(
                Locale.ROOT, "%.1f ms (95 %% within %.1f ms)", quantile(values, 0.5), quantile(values, 0.95));
    }

    private double[] values(ToDoubleFunction<Frames.Latency> part) {
        return latencies.stream().mapToDouble(part).toArray();
    }

    static double quantile(double[] values, double share) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    private static void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
