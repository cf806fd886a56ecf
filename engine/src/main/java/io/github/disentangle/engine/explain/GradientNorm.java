package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;

/// How strongly the target answers to a small change of each word vector: `‖∂y/∂x_i‖₂` (Simonyan et al. 2014).
public record GradientNorm() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        Tensor gradient = subject.gradient(LocalRules.EXACT, progress).inputsEmbeds();
        double[] squares = TokenSums.of(gradient, gradient);
        float[] norms = new float[squares.length];
        for (int token = 0; token < norms.length; token++) {
            norms[token] = (float) Math.sqrt(squares[token]);
        }
        return new Explanation.Magnitudes(Tensor.vector("position", norms));
    }
}
