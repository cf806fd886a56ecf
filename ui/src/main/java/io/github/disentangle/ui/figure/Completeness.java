package io.github.disentangle.ui.figure;

import java.util.List;

/// Whether the parts of an additive picture add up to what they explain.
///
/// @param sum of all parts
/// @param total what they should add up to
/// @param totalName e.g. `logit`
public record Completeness(double sum, double total, String totalName) {

    /// `Σ = 3.5156, logit = 3.5156, error 0`.
    String text() {
        List<String> both = Numbers.addable(sum, total);
        return "Σ = " + both.getFirst() + ", " + totalName + " = " + both.getLast() + ", error "
                + Numbers.readable(sum - total);
    }
}
