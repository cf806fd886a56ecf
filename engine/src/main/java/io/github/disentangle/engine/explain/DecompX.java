package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

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

    /// Where the evidence stands after each layer: the frozen network is linear from any layer on, so that the
    /// states of each layer and the biases above it sum to the logit too. One pass back for all layers.
    public StateShares byState(Subject subject, Progress progress) {
        Gradient gradient = subject.gradient(LocalRules.FROZEN, progress);
        List<Tensor> states = subject.run().hiddenStates();
        float[] shares = new float[states.size() * subject.length()];
        float[] rest = new float[states.size()];
        for (int state = 0; state < states.size(); state++) {
            double[] own =
                    TokenSums.of(states.get(state), gradient.hiddenStates().get(state));
            double left = gradient.value();
            for (int position = 0; position < own.length; position++) {
                shares[state * own.length + position] = (float) own[position];
                left -= own[position];
            }
            rest[state] = (float) left;
        }
        return new StateShares(
                Tensor.matrix("state", "position", states.size(), subject.length(), shares),
                Tensor.vector("state", rest),
                gradient.value());
    }
}
