package io.github.disentangle.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class DerivedTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final SimpleObjectProperty<String> input = new SimpleObjectProperty<>();
    private final List<String> failures = new ArrayList<>();
    private final Derived<String, String> derived = new Derived<>(
            new HeldWork(),
            new Derived.Plan<>("slot", text -> text, Lane.INTERACTIVE, Duration.ZERO),
            input,
            (text, progress) -> {
                if (text.startsWith("bad")) {
                    throw new IllegalStateException(text);
                }
                return text.toUpperCase(java.util.Locale.ROOT);
            },
            failure -> failures.add(failure.getMessage()));

    @Test
    void theOldValueStaysAndIsStaleUntilTheNewOneIsThere() {
        input.set("one");
        assertNull(derived.value());
        assertFalse(derived.staleProperty().get(), "nothing shown, nothing stale");
        finish();
        assertEquals("ONE", derived.value());
        input.set("two");
        assertEquals("ONE", derived.value());
        assertTrue(derived.staleProperty().get());
        finish();
        assertEquals("TWO", derived.value());
        assertFalse(derived.staleProperty().get());
    }

    @Test
    void aDraggedFaderShowsWhatIsUnderWayAndThenTheNewest() {
        var drag = new SimpleObjectProperty<Integer>();
        var computed = new ArrayList<Integer>();
        var followed = new Derived<Integer, Integer>(
                new HeldWork(),
                new Derived.Plan<>(
                        "drag", String::valueOf, Lane.INTERACTIVE, Duration.ofSeconds(9), (older, newer) -> true),
                drag,
                (at, progress) -> {
                    computed.add(at);
                    if (at == 2) { // the hand goes on while this is computed
                        drag.set(3);
                        drag.set(4);
                    }
                    return at;
                },
                failure -> failures.add(failure.getMessage()));
        var shown = new ArrayList<Integer>();
        followed.valueProperty().subscribe((before, now) -> shown.add(now));
        var stale = new ArrayList<Boolean>();
        followed.staleProperty().subscribe((before, now) -> stale.add(now));
        drag.set(1);
        drag.set(2);
        waiting.remove().run();
        assertEquals(List.of(2, 4), shown);
        assertEquals(List.of(true, false), stale);
        assertEquals(List.of(), List.copyOf(waiting), "the second value needed no second job");
        assertEquals(List.of(2, 4), computed);
        assertFalse(followed.staleProperty().get());
        assertEquals(List.of(), failures);
    }

    @Test
    void anInputOfAnotherKindIsNotMixedWithADrag() {
        var drag = new SimpleObjectProperty<Integer>();
        var followed = new Derived<Integer, Integer>(
                new HeldWork(),
                new Derived.Plan<>(
                        "drag",
                        String::valueOf,
                        Lane.INTERACTIVE,
                        Duration.ZERO,
                        (older, newer) -> older / 10 == newer / 10),
                drag,
                (at, progress) -> {
                    if (at == 2) {
                        drag.set(3);
                        drag.set(30); // another question: what was under way is of no use any more
                    }
                    return at;
                },
                failure -> failures.add(failure.getMessage()));
        var shown = new ArrayList<Integer>();
        followed.valueProperty().subscribe((before, now) -> shown.add(now));
        drag.set(2);
        finish();
        assertEquals(List.of(30), shown);
        assertFalse(followed.staleProperty().get());
    }

    @Test
    void goingBackToWhatIsShownNeedsNoComputation() {
        input.set("one");
        finish();
        input.set("two");
        input.set("one");
        assertFalse(derived.staleProperty().get());
        finish();
        assertEquals("ONE", derived.value());
        assertFalse(derived.staleProperty().get());
    }

    @Test
    void afterAFailureTheOldValueStaysStale() {
        input.set("one");
        finish();
        input.set("bad news");
        finish();
        assertEquals(List.of("bad news"), failures);
        assertEquals("ONE", derived.value());
        assertTrue(derived.staleProperty().get());
        input.set("one");
        assertFalse(derived.staleProperty().get());
    }

    @Test
    void withoutInputThereIsNoValue() {
        input.set("one");
        finish();
        input.set(null);
        assertNull(derived.value());
        input.set("one");
        finish();
        assertEquals("ONE", derived.value());
    }

    private void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /// Holds tasks back until the test lets them go; a cancelled one delivers nothing.
    private final class HeldWork implements Work {

        private final JobList jobs = new JobList();

        @Override
        public void tell(Runnable news) {
            news.run();
        }

        @Override
        public <T> Job start(Task<T> task) {
            var job = new Job(task);
            jobs.add(job);
            waiting.add(() -> {
                if (job.isCancelled()) {
                    return;
                }
                try {
                    T result = task.computation().compute(job.progress(job::advance));
                    job.finish(Job.State.DONE, Duration.ZERO);
                    task.success().accept(result);
                } catch (CancellationException e) {
                    job.finish(Job.State.CANCELLED, Duration.ZERO);
                } catch (RuntimeException e) {
                    job.finish(Job.State.FAILED, Duration.ZERO);
                    task.failure().accept(e);
                }
            });
            return job;
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
        public void close() {}
    }
}
