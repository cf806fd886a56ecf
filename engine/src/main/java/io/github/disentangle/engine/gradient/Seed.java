package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.tensor.Tensor;

/// Where the reverse pass through the encoder starts.
///
/// @param value the target
/// @param lastState its gradient with respect to the output of the last layer, (position, hidden)
/// @param constant what the biases of the head add, see [Gradient#constant]
record Seed(double value, Tensor lastState, double constant) {}
