package io.github.disentangle.engine.mixing;

import java.util.Locale;

/// A notion of how much of a token goes into a state of a layer.
///
/// With `F_ij = Σ_h A^h_ij (x_j W^h_V + b^h_V) W^h_O` what token j sends to state i, and
/// `g_i(u) = (u − mean u)/σ_i ⊙ γ` the layer norm after attention with σ_i of the true sum:
public enum Mixing {
    /// Mean of the heads' attention weights: how much is routed, whatever it is.
    ATTENTION,
    /// `‖F_ij‖₂` (Kobayashi et al. 2020).
    NORMS,
    /// `‖F_ij + 1[i=j] x_i‖₂` (Kobayashi et al. 2021).
    NORMS_WITH_RESIDUAL,
    /// `‖g_i(F_ij + 1[i=j] x_i)‖₂` (Kobayashi et al. 2021).
    NORMS_WITH_RESIDUAL_AND_NORM,
    /// How much closer to the state the token's part brings it:
    /// `max(0, ‖y_i‖₁ − ‖y_i − g_i(F_ij + 1[i=j] x_i)‖₁)`, rows summing to 1 (ALTI, Ferrando et al. 2022).
    ALTI,
    /// How far the layer's output turns, `1 − cos`, when the token's values are zero in all heads, rows summing to
    /// 1 (Mohebbi et al. 2023). Feed-forward block and convolution take part.
    VALUE_ZEROING,
    /// As value zeroing, but nobody attends to the token, so that its attention goes to the other keys.
    KEY_REMOVAL;

    /// Whether the map holds what a state keeps of itself.
    public boolean holdsResidual() {
        return this != ATTENTION && this != NORMS;
    }

    /// Whether the layer is run again, once for each token.
    public boolean reruns() {
        return this == VALUE_ZEROING || this == KEY_REMOVAL;
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
