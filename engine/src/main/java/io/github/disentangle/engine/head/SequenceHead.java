package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;

/// One score per label for the whole sequence. Reference: `DebertaV2ForSequenceClassification`.
public final class SequenceHead implements TaskHead {

    private final Pooler pooler;
    private final RowLinear classifier;

    SequenceHead(WeightLoader loader) {
        var config = loader.checkpoint().config();
        pooler = new Pooler(loader);
        classifier = RowLinear.load(loader, "classifier", config.hiddenSize(), config.labelCount());
    }

    /// @return (label)
    public Tensor logits(Run run) {
        return Tensor.vector(
                "label", classifier.apply(pooler.apply(run), "label").data());
    }

    /// What happens to the state of the first token.
    public Transform transform() {
        return pooler.transform();
    }

    /// The layer that gives the scores.
    public Linear output() {
        return classifier.weight();
    }
}
