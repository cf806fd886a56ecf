package io.github.disentangle.ui.work;

import java.time.Duration;
import java.util.function.Consumer;

/// Something to compute away from the window's thread, and what to do with the outcome on it.
///
/// @param slot tasks of one slot replace each other: only the newest one's outcome is delivered
/// @param title what a person reads in the list of jobs
/// @param lane the queue it waits in
/// @param delay how long to wait for a newer task of the slot before starting (debounce)
/// @param computation runs on the lane's thread
/// @param success receives the result on the window's thread
/// @param failure receives what went wrong on the window's thread; cancelled tasks stay silent
public record Task<T>(
        String slot,
        String title,
        Lane lane,
        Duration delay,
        Computation<T> computation,
        Consumer<T> success,
        Consumer<Throwable> failure) {}
