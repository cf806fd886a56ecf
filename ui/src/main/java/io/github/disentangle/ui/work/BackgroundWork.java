package io.github.disentangle.ui.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ObservableList;

/// Does tasks on one thread per lane and delivers outcomes through the executor of the window's thread. The lanes of
/// what comes by itself pause while a person waits for an answer.
public final class BackgroundWork implements Work {

    /// Reports come at most this often, so that a fast loop does not flood the window's thread.
    private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final JobList jobs = new JobList();
    private final RightOfWay rightOfWay = new RightOfWay();
    private final Executor window;
    private final ScheduledExecutorService timer;
    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);

    /// @param window runs things on the window's thread, in order
    public BackgroundWork(Executor window) {
        this.window = window;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("disentangle-debounce").daemon().factory());
        for (Lane lane : Lane.values()) {
            String name = "disentangle-" + lane.name().toLowerCase(java.util.Locale.ROOT);
            lanes.put(
                    lane,
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().name(name).daemon().factory()));
        }
    }

    @Override
    public <T> Job start(Task<T> task) {
        var job = new Job(task);
        jobs.add(job);
        if (task.delay().isZero()) {
            queue(task, job);
        } else {
            timer.schedule(() -> queue(task, job), task.delay().toMillis(), TimeUnit.MILLISECONDS);
        }
        return job;
    }

    private <T> void queue(Task<T> task, Job job) {
        ExecutorService lane = lanes.get(task.lane());
        if (task.lane() != Lane.INTERACTIVE && task.lane() != Lane.GLANCE) {
            lane.execute(() -> run(task, job));
            return;
        }
        rightOfWay.enter();
        lane.execute(() -> {
            try {
                run(task, job);
            } finally {
                rightOfWay.leave();
            }
        });
    }

    @Override
    public void tell(Runnable news) {
        window.execute(news);
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobs.view();
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    @Override
    public void close() {
        jobs.cancelAll();
        timer.shutdownNow();
        lanes.values().forEach(ExecutorService::shutdown);
    }

    /// Waits after [#close()] until what was under way has come to its next step and ended there.
    ///
    /// @return whether it did
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (ExecutorService lane : lanes.values()) {
            if (!lane.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private <T> void run(Task<T> task, Job job) {
        if (job.isCancelled()) {
            deliver(job, Job.State.CANCELLED, Duration.ZERO, () -> {});
            return;
        }
        window.execute(() -> {
            if (job.state() == Job.State.WAITING) {
                job.enter(Job.State.RUNNING);
            }
        });
        long start = System.nanoTime();
        try {
            T result = task.computation().compute(job.progress(throttled(job), givingWay(task.lane(), job)));
            deliver(job, Job.State.DONE, since(start), () -> task.success().accept(result));
        } catch (CancellationException e) {
            deliver(job, Job.State.CANCELLED, since(start), () -> {});
        } catch (RuntimeException | Error e) {
            deliver(job, Job.State.FAILED, since(start), () -> task.failure().accept(e));
        }
    }

    private void deliver(Job job, Job.State outcome, Duration took, Runnable consequence) {
        window.execute(() -> {
            if (!job.state().open()) {
                return;
            }
            if (job.isCancelled()) {
                job.finish(Job.State.CANCELLED, took);
                return;
            }
            job.finish(outcome, took);
            consequence.run();
        });
    }

    private Runnable givingWay(Lane lane, Job job) {
        return lane == Lane.SURVEY || lane == Lane.STUDY ? () -> rightOfWay.giveWay(job::isCancelled) : () -> {};
    }

    private java.util.function.BiConsumer<Double, String> throttled(Job job) {
        var reporter = new Object() {
            private long last = System.nanoTime() - REPORT_NANOS;

            void report(double share, String what) {
                long now = System.nanoTime();
                if (now - last >= REPORT_NANOS || share >= 1) {
                    last = now;
                    window.execute(() -> job.advance(share, what));
                }
            }
        };
        return reporter::report;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
