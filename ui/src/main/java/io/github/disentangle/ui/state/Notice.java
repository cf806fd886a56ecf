package io.github.disentangle.ui.state;

/// One sentence for the person at the window, shown until it is dismissed or replaced.
///
/// @param kind how serious it is
/// @param sentence what happened and what to do
public record Notice(Kind kind, String sentence) {

    /// How serious a notice is.
    public enum Kind {
        INFORMATION,
        WARNING,
        ERROR
    }
}
