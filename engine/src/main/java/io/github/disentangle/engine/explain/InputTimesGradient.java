package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;

/// The first-order guess at what each word vector adds: `x_i · ∂y/∂x_i` (Shrikumar et al. 2016).
public record InputTimesGradient() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        Tensor words =
                subject.open().model().embeddings().wordVectors(subject.run().input());
        Tensor gradient = subject.gradient(LocalRules.EXACT, progress).inputsEmbeds();
        return new Explanation.Effects(TokenSums.scores(TokenSums.of(words, gradient)));
    }
}
