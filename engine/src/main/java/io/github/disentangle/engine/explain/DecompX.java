package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;

/// The logit taken apart: with attention weights, standard deviations of layer norms and slopes of activations held at
/// their values, the network is linear, and each word vector's share and the share of the biases sum to the logit.
/// DecompX (Modarressi et al. 2023) with the biases as a token of their own; one pass back instead of one pass per
/// token.
///
/// Position enters through the attention weights alone, so what a token counts because of its place is counted as the
/// token's.
public record DecompX() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        Tensor words =
                subject.open().model().embeddings().wordVectors(subject.run().input());
        Gradient gradient = subject.gradient(LocalRules.FROZEN, progress);
        double[] shares = TokenSums.of(words, gradient.inputsEmbeds());
        return TokenSums.decomposition(shares, gradient.constant(), gradient.value(), 1);
    }
}
