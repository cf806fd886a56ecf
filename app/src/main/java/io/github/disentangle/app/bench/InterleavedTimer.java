package io.github.disentangle.app.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures several contenders in turn, round after round, so that a change of the machine's mood meets all of them.
///
/// Before each measurement the thread pool of the contender before has to go to sleep, and a quick contender needs its
/// caches back: it runs once unmeasured. A slow one reads more than the caches hold anyway, and only waits a little.
final class InterleavedTimer {

    /// Fewer measurements say nothing about their spread.
    static final int FEWEST = 5;

    private static final Duration QUICK = Duration.ofMillis(150);
    private static final Duration PAUSE = Duration.ofMillis(30);

    private record Contender(String name, Runnable work) {

        /// Runs at least this long; returns the time of the last run.
        long warmUp(Duration atLeast) {
            long end = System.nanoTime() + atLeast.toNanos();
            long last;
            do {
                last = time();
            } while (System.nanoTime() < end);
            return last;
        }

        long time() {
            long start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        }

        long allocated() {
            long before = heapTaken();
            work.run();
            long after = heapTaken();
            return before < 0 || after < 0 ? -1 : after - before;
        }
    }

    /// What is going to be measured.
    ///
    /// @param rounds measurements of each contender
    /// @param round how long a round takes
    record Plan(int rounds, Duration round) {}

    private final List<Contender> contenders = new ArrayList<>();

    void add(String name, Runnable work) {
        contenders.add(new Contender(name, work));
    }

    int size() {
        return contenders.size();
    }

    /// @param rounds most measurements of each contender
    /// @param limit time after which no round begins, but [#FEWEST] rounds, if as many are wanted, take place
    /// anyhow
    /// @param warmUp each contender first runs at least this long, unmeasured
    /// @param told is given the number of rounds, as soon as it is known
    Map<String, Timing> measure(int rounds, Duration limit, Duration warmUp, Consumer<Plan> told) {
        boolean[] quick = new boolean[contenders.size()];
        long round = 0;
        for (int i = 0; i < quick.length; i++) {
            long time = contenders.get(i).warmUp(warmUp);
            quick[i] = time < QUICK.toNanos();
            round += quick[i] ? 2 * time : PAUSE.toNanos() + time;
        }
        int count = Math.min(rounds, Math.max(FEWEST, (int) Math.min(rounds, limit.toNanos() / Math.max(1, round))));
        told.accept(new Plan(count, Duration.ofNanos(round)));
        long[][] times = new long[quick.length][count];
        for (int done = 0; done < count; done++) {
            for (int i = 0; i < quick.length; i++) {
                prepare(contenders.get(i), quick[i]);
                times[i][done] = contenders.get(i).time();
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        for (int i = 0; i < times.length; i++) {
            Contender contender = contenders.get(i);
            List<Double> milliseconds =
                    Arrays.stream(times[i]).mapToObj(time -> time / 1e6).toList();
            timings.put(contender.name, new Timing(milliseconds, contender.allocated()));
        }
        return timings;
    }

    private static void prepare(Contender contender, boolean quick) {
        if (quick) {
            contender.work.run();
            return;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Bytes of the heap that all threads have taken so far.
    private static long heapTaken() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getTotalThreadAllocatedBytes()
                : -1;
    }
}
