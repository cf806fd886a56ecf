package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyIndexIsDoneOnce(int threads) {
        try (var pool = new WorkPool(threads)) {
            for (int count = 0; count < 300; count++) {
                var done = new AtomicIntegerArray(count);
                pool.run(count, done::incrementAndGet);
                int[] times = new int[count];
                Arrays.setAll(times, done::get);
                int[] once = new int[count];
                Arrays.fill(once, 1);
                assertArrayEquals(once, times);
            }
        }
    }

    @Test
    void allThreadsTakePart() {
        try (var pool = new WorkPool(3)) {
            Set<Thread> seen = ConcurrentHashMap.newKeySet();
            var together = new CountDownLatch(3);
            pool.run(3, index -> {
                seen.add(Thread.currentThread());
                together.countDown();
                await(together);
            });
            assertEquals(3, seen.size());
        }
    }

    @Test
    void parkedThreadsWakeUp() throws InterruptedException {
        try (var pool = new WorkPool(2)) {
            for (int round = 0; round < 3; round++) {
                Thread.sleep(20);
                var together = new CountDownLatch(2);
                pool.run(2, index -> {
                    together.countDown();
                    await(together);
                });
                assertEquals(0, together.getCount());
            }
        }
    }

    @Test
    void aJobInsideAJobIsDoneByItsCaller() {
        try (var pool = new WorkPool(2)) {
            var done = new AtomicIntegerArray(40);
            pool.run(4, outer -> {
                Thread caller = Thread.currentThread();
                pool.run(10, inner -> {
                    assertEquals(caller, Thread.currentThread());
                    done.incrementAndGet(10 * outer + inner);
                });
            });
            for (int index = 0; index < 40; index++) {
                assertEquals(1, done.get(index));
            }
        }
    }

    @Test
    void anExceptionOfTheBodyIsRethrownAndThePoolStaysUsable() {
        try (var pool = new WorkPool(2)) {
            for (int round = 0; round < 100; round++) {
                var thrown = assertThrows(
                        IllegalStateException.class,
                        () -> pool.run(10, index -> {
                            if (index == 3) {
                                throw new IllegalStateException("at 3");
                            }
                        }));
                assertEquals("at 3", thrown.getMessage());
            }
            everyIndexIsDoneOnce(2);
        }
    }

    @Test
    void aClosedPoolWorksOnTheCallingThread() {
        var pool = new WorkPool(2);
        pool.close();
        pool.run(5, index -> assertEquals("main", Thread.currentThread().getName()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
