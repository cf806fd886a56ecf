package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;

/// One score per label for every token. Reference: `DebertaV2ForTokenClassification`.
public final class TokenHead implements TaskHead {

    private final RowLinear classifier;

    TokenHead(WeightLoader loader) {
        var config = loader.checkpoint().config();
        classifier = RowLinear.load(loader, "classifier", config.hiddenSize(), config.labelCount());
    }

    /// @return (position, label)
    public Tensor logits(Run run) {
        return classifier.apply(run.lastHiddenState(), "label");
    }

    /// The layer that gives the scores of each token.
    public Linear output() {
        return classifier.weight();
    }
}
