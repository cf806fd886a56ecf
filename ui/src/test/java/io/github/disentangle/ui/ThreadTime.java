package io.github.disentangle.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Processor time of the two threads a window lives on, in nanoseconds. On a machine shared with others it says more
/// than the clock: time somebody else had is not in it.
///
/// @param window of the JavaFX thread: events, layout, and what a frame is to show
/// @param renderer of the thread that draws it
record ThreadTime(long window, long renderer) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// The two threads; the toolkit runs.
    ///
    /// @param window the JavaFX thread's number
    /// @param renderer the drawing thread's
    record Clock(long window, long renderer) {

        static Clock find() {
            return new Clock(named("JavaFX Application Thread"), named("QuantumRenderer-0"));
        }

        ThreadTime now() {
            return new ThreadTime(THREADS.getThreadCpuTime(window), THREADS.getThreadCpuTime(renderer));
        }

        private static long named(String name) {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .threadId();
        }
    }

    ThreadTime since(ThreadTime earlier) {
        return new ThreadTime(window - earlier.window, renderer - earlier.renderer);
    }
}
