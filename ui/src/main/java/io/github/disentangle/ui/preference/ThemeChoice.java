package io.github.disentangle.ui.preference;

/// Which colours the window wears.
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
