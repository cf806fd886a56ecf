package io.github.disentangle.engine.gradient;

/// What the nonlinear parts of the network pass back.
///
/// With all three frozen the network is linear in its input, so that `gradient · input` per token and the share of the
/// biases sum to the logit: the decomposition of DecompX (Modarressi et al. 2023) with the biases as a token of their
/// own.
///
/// @param freezeAttention whether attention weights count as constants: nothing flows back to queries and keys
/// @param freezeNorms whether the standard deviation of a layer norm counts as a constant
/// @param freezeSlopes whether an activation counts as the line through the origin and its value, `x · act(z)/z`
public record LocalRules(boolean freezeAttention, boolean freezeNorms, boolean freezeSlopes) {

    /// The true gradient.
    public static final LocalRules EXACT = new LocalRules(false, false, false);

    /// The gradient of the network linearised at this input.
    public static final LocalRules FROZEN = new LocalRules(true, true, true);

    /// The true gradient through the values, none through the attention weights.
    public static final LocalRules ATTENTION_DETACHED = new LocalRules(true, false, false);

    /// Whether the network is linear under these rules.
    public boolean linear() {
        return freezeAttention && freezeNorms && freezeSlopes;
    }
}
