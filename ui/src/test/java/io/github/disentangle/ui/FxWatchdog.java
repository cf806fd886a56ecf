package io.github.disentangle.ui;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Measures how long the JavaFX thread is blocked: a small task is put on it again and again, and how late it comes is
/// how long somebody else held the thread. How long the thread itself worked in that time is measured, too.
final class FxWatchdog implements AutoCloseable {

    private static final long PERIOD_MILLIS = 4;
    private static final long BLOCKED_NANOS = 50_000_000;

    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong hardest = new AtomicLong();
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::watch);
    private volatile boolean closed;

    FxWatchdog() {
        thread.start();
    }

    private void watch() {
        try {
            ThreadTime.Clock clock = ThreadTime.Clock.find();
            while (!closed) {
                long asked = System.nanoTime();
                ThreadTime spent = clock.now();
                var seen = new CountDownLatch(1);
                Platform.runLater(() -> {
                    long late = System.nanoTime() - asked;
                    longest.accumulateAndGet(late, Math::max);
                    hardest.accumulateAndGet(clock.now().since(spent).window(), Math::max);
                    blocks.addAndGet(late > BLOCKED_NANOS ? 1 : 0);
                    probes.incrementAndGet();
                    seen.countDown();
                });
                seen.await();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What was measured, for a report.
    String report() {
        return String.format(
                Locale.ROOT,
                "longest block %.1f ms, at most %.1f ms of processor time, %d of %d probes over 50 ms",
                longest.get() / 1e6,
                hardest.get() / 1e6,
                blocks.get(),
                probes.get());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
