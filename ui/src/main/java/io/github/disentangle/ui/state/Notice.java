package io.github.disentangle.ui.state;

import java.util.List;

/// One sentence for the person at the window, shown until it is dismissed or replaced.
///
/// @param kind how serious it is
/// @param sentence what happened and what to do
/// @param offers what can be done about it with one click
public record Notice(Kind kind, String sentence, List<Offer> offers) {

    /// How serious a notice is.
    public enum Kind {
        INFORMATION,
        WARNING,
        ERROR
    }

    /// A way on.
    ///
    /// @param title what it does
    /// @param run does it
    public record Offer(String title, Runnable run) {}

    public Notice {
        offers = List.copyOf(offers);
    }

    /// A sentence that only informs.
    public Notice(Kind kind, String sentence) {
        this(kind, sentence, List.of());
    }
}
