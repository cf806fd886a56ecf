package io.github.disentangle.ui.work;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Lets what a person waits for go first. Work that came by itself stops between two of its steps while anything else
/// is under way, and a moment longer: while a fader is dragged the next question follows at once.
final class RightOfWay {

    private static final long MOMENT_NANOS = Duration.ofMillis(80).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int underWay;
    private long freeSince = System.nanoTime() - MOMENT_NANOS;

    /// Something a person waits for has been asked.
    void enter() {
        lock.lock();
        try {
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    /// It is done, or given up.
    void leave() {
        lock.lock();
        try {
            underWay--;
            freeSince = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing has the right of way, or nobody wants the waiting work any more.
    ///
    /// @param unwanted looked at now and then
    void giveWay(BooleanSupplier unwanted) {
        lock.lock();
        try {
            while (!unwanted.getAsBoolean()) {
                long rest = underWay > 0 ? MOMENT_NANOS : MOMENT_NANOS - (System.nanoTime() - freeSince);
                if (rest <= 0) {
                    return;
                }
                changed.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the work itself decides what that means
        } finally {
            lock.unlock();
        }
    }
}
