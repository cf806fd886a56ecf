package io.github.disentangle.ui.preference;

import java.util.Locale;

/// An arrangement of the window for a purpose. Each keeps the panels as the person left them.
public enum Preset {
    /// Everything at hand.
    EXPLORE(Panels.open(true, true, true), 1),
    /// A pinned state beside the present one, with room for both.
    COMPARE(Panels.open(false, true, false), 1),
    /// Large type and few panels, to be seen from the last row.
    TEACH(Panels.open(false, true, false), 1.4);

    private final Panels panels;
    private final double enlargement;

    Preset(Panels panels, double enlargement) {
        this.panels = panels;
        this.enlargement = enlargement;
    }

    /// The panels before a person changed them.
    public Panels panels() {
        return panels;
    }

    /// How much larger than wished text is.
    public double enlargement() {
        return enlargement;
    }

    /// Stem of this preset's message keys, e.g. `preset.teach`.
    public String messageKey() {
        return "preset." + name().toLowerCase(Locale.ROOT);
    }
}
