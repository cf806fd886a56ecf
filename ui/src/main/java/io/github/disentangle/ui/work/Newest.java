package io.github.disentangle.ui.work;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the newest of something in a slow place, away from the thread that made it. There is one writer: what comes
/// while it writes replaces what still waits, so that the newest is written last and little is written twice.
///
/// @param <T> what is kept
public final class Newest<T> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Newest.class.getName());
    private static final int PATIENCE_SECONDS = 5;

    private final Consumer<T> write;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final ScheduledThreadPoolExecutor writer;

    /// @param name of the writing thread
    /// @param write may take its time; tells of its failures by itself
    public Newest(String name, Consumer<T> write) {
        this.write = write;
        writer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Has this written and returns at once; after [#close()] it is written on the calling thread.
    ///
    /// @param pace how long it may wait for something newer
    public void keep(T newest, Duration pace) {
        boolean idle = waiting.getAndSet(newest) == null;
        if (!idle && !pace.isZero()) {
            return;
        }
        try {
            writer.schedule(this::flush, pace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            flush();
        }
    }

    /// Writes what waits on the calling thread, after what is being written just then.
    public synchronized void flush() {
        T newest = waiting.getAndSet(null);
        if (newest != null) {
            write.accept(newest);
        }
    }

    /// Writes what waits and ends the writer. May be called again.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(WARNING, "The last change is still being written.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
