package io.github.disentangle.ui;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Measures how long the JavaFX thread is blocked: a small task is put on it again and again, and how late it comes is
/// how long somebody else held the thread.
final class FxWatchdog implements AutoCloseable {

    private static final long PERIOD_MILLIS = 4;
    private static final long BLOCKED_NANOS = 50_000_000;

    private final AtomicLong longest = new AtomicLong();
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
            while (!closed) {
                long asked = System.nanoTime();
                var seen = new java.util.concurrent.CountDownLatch(1);
                Platform.runLater(() -> {
                    long late = System.nanoTime() - asked;
                    longest.accumulateAndGet(late, Math::max);
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

    /// The longest block in milliseconds.
    double longestMillis() {
        return longest.get() / 1e6;
    }

    /// How often the thread was asked.
    long probes() {
        return probes.get();
    }

    /// What was measured, for a report.
    String report() {
        return String.format(
                Locale.ROOT,
                "longest block %.1f ms, %d of %d probes over 50 ms",
                longestMillis(),
                blocks.get(),
                probes.get());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
