package io.github.disentangle.app.command;

import io.github.disentangle.engine.model.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells on stderr what takes so long: nothing at first, since most work is done by then, afterwards a line now and
/// then.
final class ConsoleProgress implements Progress {

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintWriter err;
    private final LongSupplier nanos;
    private long next;

    ConsoleProgress(Console console) {
        this(console.err(), System::nanoTime);
    }

    /// @param nanos what the clock says
    ConsoleProgress(PrintWriter err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        next = nanos.getAsLong() + QUIET.toNanos();
    }

    @Override
    public synchronized void report(double fraction, String what) {
        long now = nanos.getAsLong();
        if (now - next >= 0) {
            next = now + PAUSE.toNanos();
            err.println(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, what));
        }
    }
}
