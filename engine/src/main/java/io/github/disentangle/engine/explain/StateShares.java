package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.tensor.Tensor;

/// The logit taken apart after each layer: for every state the share of each position, and what is left to the biases
/// of the layers above and of the head; both sum to the total.
///
/// @param shares (state, position): state 0 is the embedding output, state i the output of layer i − 1
/// @param rest (state)
/// @param total the target's value
public record StateShares(Tensor shares, Tensor rest, double total) {}
