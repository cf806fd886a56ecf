package io.github.disentangle.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NewestTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatComesWhileAnotherIsWrittenReplacesWhatWaits() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var newest = new Newest<String>("writer", text -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError("writing is never interrupted", e);
            }
            written.add(text);
        });
        newest.keep("first", Duration.ZERO);
        begun.await();
        newest.keep("second", Duration.ZERO);
        newest.keep("third", Duration.ZERO);
        assertEquals(List.of(), written);
        goOn.countDown();
        newest.close();
        assertEquals(List.of("first", "third"), written);
        assertNotEquals(Thread.currentThread(), threads.getFirst());
    }

    @Test
    void nothingThatWaitsIsLostAtTheEnd() {
        var newest = new Newest<String>("writer", written::add);
        newest.keep("waiting", LONG);
        newest.keep("newer", LONG);
        newest.close();
        newest.close();
        assertEquals(List.of("newer"), written);
    }

    @Test
    void whatComesAfterTheEndIsWrittenAtOnce() {
        var newest = new Newest<String>("writer", written::add);
        newest.close();
        newest.keep("late", LONG);
        assertEquals(List.of("late"), written);
    }

    @Test
    void whatIsAskedForIsWrittenFirst() {
        var newest = new Newest<String>("writer", written::add);
        newest.keep("waiting", LONG);
        newest.flush();
        assertEquals(List.of("waiting"), written);
        newest.close();
        assertEquals(List.of("waiting"), written);
    }
}
