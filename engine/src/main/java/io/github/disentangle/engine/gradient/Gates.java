package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.tensor.Tensor;

/// The gradients of factors on parts of the model, each at the value the run had it, 1 without interventions: minus the
/// gradient is the first-order estimate of what muting the part changes.
///
/// @param terms of the fader of each term, (layer, head, term) with the terms c2c, c2p, p2c; 0 for terms the model has
/// not
/// @param heads of the factor on what each head puts out, (layer, head)
/// @param feedForward of the factor on what each feed-forward block adds, (layer)
/// @param convolution of the factor on what the convolution adds; 0 when there is none
public record Gates(Tensor terms, Tensor heads, Tensor feedForward, float convolution) {}
