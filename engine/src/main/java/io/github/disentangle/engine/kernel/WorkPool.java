package io.github.disentangle.engine.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Threads that wait for work in a spin, then parked, so that a step of a few dozen microseconds is worth sharing.
///
/// One job at a time: [#run] hands out the indices of a job to the caller and to every worker that is awake in time,
/// and returns when all of them are done. A call while a job is running, be it from inside the job or from another
/// thread, is done by its caller alone.
final class WorkPool implements AutoCloseable {

    /// About a millisecond: longer than the steps between two jobs of a forward pass.
    private static final int SPINS = 20_000;

    /// Added to [#inside] while nobody may enter the job.
    private static final int CLOSED = Integer.MIN_VALUE / 2;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger next = new AtomicInteger();
    /// Workers taking part in the current job.
    private final AtomicInteger inside = new AtomicInteger(CLOSED);

    private volatile int job;
    private volatile boolean closing;
    private @Nullable IntConsumer body;
    private int count;
    private volatile @Nullable Throwable failure;

    /// @param threads threads that do the work, the caller of [#run] included
    WorkPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a pool needs at least 1 thread, not " + threads);
        }
        workers = new Worker[threads - 1];
        for (int index = 0; index < workers.length; index++) {
            workers[index] = new Worker(index + 1);
            workers[index].start();
        }
    }

    int threads() {
        return workers.length + 1;
    }

    /// Runs the body for every index from 0 to count-1, in any order. The first exception of the body is rethrown
    /// after all threads have left the job; indices not begun by then are skipped.
    void run(int count, IntConsumer body) {
        if (workers.length == 0 || count <= 1 || closing || !busy.compareAndSet(false, true)) {
            for (int index = 0; index < count; index++) {
                body.accept(index);
            }
            return;
        }
        try {
            share(count, body);
        } finally {
            busy.set(false);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the thread that holds `busy` writes `job`
    private void share(int count, IntConsumer body) {
        this.body = body;
        this.count = count;
        failure = null;
        next.set(0);
        inside.addAndGet(-CLOSED);
        job = job + 1;
        for (Worker worker : workers) {
            worker.wake();
        }
        drain(count, body);
        inside.addAndGet(CLOSED);
        for (int spins = 0; inside.get() != CLOSED; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        this.body = null;
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private void drain(int count, IntConsumer body) {
        try {
            for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                body.accept(index);
            }
        } catch (RuntimeException | Error thrown) {
            next.set(count);
            synchronized (this) {
                if (failure == null) {
                    failure = thrown;
                }
            }
        }
    }

    /// Ends the workers. Later calls of [#run] are done by their callers alone.
    @Override
    public void close() {
        closing = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {

        private volatile boolean parked;

        Worker(int number) {
            super("disentangle-kernel-" + number);
            setDaemon(true);
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            int seen = 0;
            while (!closing) {
                seen = awaitJobAfter(seen);
                if (inside.getAndIncrement() >= 0) {
                    drain(count, java.util.Objects.requireNonNull(body));
                }
                inside.getAndDecrement();
            }
        }

        private int awaitJobAfter(int seen) {
            for (int spins = 0; job == seen && !closing; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    if (job == seen && !closing) {
                        LockSupport.park(WorkPool.this);
                    }
                    parked = false;
                }
            }
            return job;
        }
    }
}
