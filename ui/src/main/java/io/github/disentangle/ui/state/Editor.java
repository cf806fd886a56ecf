package io.github.disentangle.ui.state;

import java.util.Locale;

/// The ways to enter an input, one per kind of task.
public enum Editor {
    /// One text.
    TEXT,
    /// Two texts that are read together.
    PAIR,
    /// One text and candidate labels (zero-shot).
    LABELS,
    /// A context and a question about it.
    QUESTION,
    /// A prompt and several ways it may go on.
    OPTIONS,
    /// One text with a gap to fill.
    GAP;

    /// Stem of this editor's message keys, e.g. `editor.pair`.
    public String messageKey() {
        return "editor." + name().toLowerCase(Locale.ROOT);
    }
}
