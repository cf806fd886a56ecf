package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    @Test
    void nothingIsSaidAtFirstAndThenALineNowAndThen() {
        var said = new StringWriter();
        var clock = new AtomicLong();
        var progress = new ConsoleProgress(new PrintWriter(said, true), clock::get);
        for (int tenths = 0; tenths <= 80; tenths++) {
            clock.set(tenths * 100_000_000L);
            progress.report(tenths / 100.0, "Running");
        }

        assertEquals(
                " 50 %  Running" + System.lineSeparator() + " 70 %  Running" + System.lineSeparator(), said.toString());
    }
}
