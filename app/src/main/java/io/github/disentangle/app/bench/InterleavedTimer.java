package io.github.disentangle.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures several contenders in turn, round after round, so that a change of the machine's mood meets all of them.
/// Before each measurement a contender runs once unmeasured: its caches are its own again, and the thread pool of the
/// one before has gone to sleep.
final class InterleavedTimer {

    private record Contender(String name, Runnable work) {}

    private final List<Contender> contenders = new ArrayList<>();

    void add(String name, Runnable work) {
        contenders.add(new Contender(name, work));
    }

    /// @param rounds measurements of each contender
    /// @param warmUpNanoseconds each contender first runs at least this long, unmeasured
    Map<String, Timing> measure(int rounds, long warmUpNanoseconds) {
        for (Contender contender : contenders) {
            long end = System.nanoTime() + warmUpNanoseconds;
            do {
                contender.work.run();
            } while (System.nanoTime() < end);
        }
        long[][] times = new long[contenders.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times.length; i++) {
                Runnable work = contenders.get(i).work;
                work.run();
                long start = System.nanoTime();
                work.run();
                times[i][round] = System.nanoTime() - start;
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        for (int i = 0; i < times.length; i++) {
            timings.put(contenders.get(i).name, Timing.of(times[i]));
        }
        return timings;
    }
}
