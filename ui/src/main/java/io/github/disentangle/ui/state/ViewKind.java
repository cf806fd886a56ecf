package io.github.disentangle.ui.state;

/// The pictures the centre can show, in the order of their tabs.
public enum ViewKind {
    MATRIX,
    TERMS,
    HEAD,
    ATLAS,
    EVIDENCE,
    FLOW,
    KERNEL,
    HIDDEN,
    DIFFERENCE;

    /// Stem of this view's message keys, e.g. `view.matrix`.
    public String messageKey() {
        return "view." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
