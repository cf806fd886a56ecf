package io.github.disentangle.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The test's own thread plays the window's thread: outcomes wait in a queue until it takes them.
class BackgroundWorkTest {

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final BackgroundWork work = new BackgroundWork(window::add);
    private final List<String> outcomes = new ArrayList<>();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void theNewestTaskOfASlotWins() throws InterruptedException {
        var running = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Job first = work.start(task("slot", Duration.ZERO, progress -> {
            running.countDown();
            await(release);
            return "old";
        }));
        running.await();
        Job second = work.start(task("slot", Duration.ZERO, progress -> "new"));
        release.countDown();
        settle(second);
        assertEquals(List.of("new"), outcomes);
        assertEquals(Job.State.CANCELLED, first.state());
        assertEquals(List.of(second), work.jobs());
    }

    @Test
    void tasksStartedWithinTheDelayAreNotComputed() throws InterruptedException {
        var computed = new AtomicInteger();
        Job last = null;
        for (int letter = 0; letter < 5; letter++) {
            last = work.start(task("slot", Duration.ofMillis(120), progress -> "run " + computed.incrementAndGet()));
        }
        settle(last);
        assertEquals(List.of("run 1"), outcomes);
    }

    @Test
    void aCancelledComputationStopsAtItsNextCheckAndStaysSilent() throws InterruptedException {
        var running = new CountDownLatch(1);
        Job job = work.start(task("slot", Duration.ZERO, progress -> {
            running.countDown();
            while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
        }));
        running.await();
        job.cancel();
        settle(job);
        assertEquals(Job.State.CANCELLED, job.state());
        assertEquals(List.of(), outcomes);
        assertFalse(work.busyProperty().get());
    }

    @Test
    void failuresAndErrorsAreDelivered() throws InterruptedException {
        settle(work.start(task("one", Duration.ZERO, progress -> {
            throw new IllegalStateException("broken");
        })));
        settle(work.start(task("two", Duration.ZERO, progress -> {
            throw new OutOfMemoryError("full");
        })));
        settle(work.start(task("three", Duration.ZERO, progress -> "alive")));
        assertEquals(List.of("broken", "full", "alive"), outcomes);
    }

    @Test
    void aLongTaskInTheBackgroundDoesNotHoldUpInteraction() throws InterruptedException {
        var release = new CountDownLatch(1);
        Job load = work.start(new Task<>(
                "load", "load", Lane.BACKGROUND, Duration.ZERO, progress -> await(release), outcomes::add, this::fail));
        settle(work.start(task("glance", Duration.ZERO, progress -> "glance")));
        assertEquals(List.of("glance"), outcomes);
        assertTrue(work.busyProperty().get());
        release.countDown();
        settle(load);
        assertEquals(List.of("glance", "released"), outcomes);
    }

    @Test
    void whatCameByItselfPausesWhileAnAnswerIsComputed() throws InterruptedException {
        var release = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Job answer = work.start(task("answer", Duration.ZERO, progress -> {
            await(release);
            order.add("answer");
            return "answer";
        }));
        var student = new AtomicReference<Thread>();
        Job study = work.start(new Task<>(
                "study",
                "study",
                Lane.STUDY,
                Duration.ZERO,
                progress -> {
                    student.set(Thread.currentThread());
                    progress.checkCancelled();
                    order.add("study");
                    return "study";
                },
                outcomes::add,
                this::fail));
        while (order.isEmpty() && (student.get() == null || student.get().getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        release.countDown();
        settle(answer);
        settle(study);
        assertEquals(List.of("answer", "study"), order);
    }

    @Test
    void aPausedTaskCanBeCancelled() throws InterruptedException {
        var release = new CountDownLatch(1);
        Job answer = work.start(task("answer", Duration.ZERO, progress -> await(release)));
        Job study = work.start(new Task<>(
                "study",
                "study",
                Lane.STUDY,
                Duration.ZERO,
                progress -> {
                    progress.checkCancelled();
                    return "study";
                },
                outcomes::add,
                this::fail));
        study.cancel();
        settle(study);
        assertEquals(Job.State.CANCELLED, study.state());
        release.countDown();
        settle(answer);
        assertEquals(List.of("released"), outcomes);
    }

    @Test
    void progressArrivesOnTheWindowsThread() throws InterruptedException {
        var reported = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Job job = work.start(task("slot", Duration.ZERO, progress -> {
            progress.report(0.25, "quarter");
            reported.countDown();
            return await(release);
        }));
        reported.await();
        while (job.fractionProperty().get() < 0) {
            take();
        }
        assertEquals(0.25, job.fractionProperty().get());
        assertEquals("quarter", job.stepProperty().get());
        release.countDown();
        settle(job);
    }

    private Task<String> task(String slot, Duration delay, Computation<String> computation) {
        return new Task<>(slot, slot, Lane.INTERACTIVE, delay, computation, outcomes::add, this::fail);
    }

    private void fail(Throwable failure) {
        outcomes.add(failure.getMessage());
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "released";
    }

    private void settle(Job job) throws InterruptedException {
        while (job.state().open()) {
            take();
        }
    }

    private void take() throws InterruptedException {
        Runnable next = window.poll(30, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was delivered");
        next.run();
    }
}
