package io.github.disentangle.ui.figure;

/// Whether the parts of an additive picture add up to what they explain.
///
/// @param sum of all parts
/// @param total what they should add up to
/// @param totalName e.g. `logit`
public record Completeness(double sum, double total, String totalName) {

    /// `Σ = 3.5156, logit = 3.5156, error 0`.
    String text() {
        return "Σ = " + Numbers.exact(sum) + ", " + totalName + " = " + Numbers.exact(total) + ", error "
                + Numbers.readable(sum - total);
    }
}
