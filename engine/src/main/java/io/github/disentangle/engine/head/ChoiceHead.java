package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// One score for each of several choices, each choice a sequence of its own. Reference: `DebertaV2ForMultipleChoice`.
public final class ChoiceHead implements TaskHead {

    private final Pooler pooler;
    private final RowLinear classifier;

    ChoiceHead(WeightLoader loader) {
        pooler = new Pooler(loader);
        classifier = RowLinear.load(
                loader, "classifier", loader.checkpoint().config().hiddenSize(), 1);
    }

    /// @param choices one run per choice
    /// @return (choice)
    public Tensor logits(List<Run> choices) {
        float[] logits = new float[choices.size()];
        for (int choice = 0; choice < logits.length; choice++) {
            logits[choice] =
                    classifier.apply(pooler.apply(choices.get(choice)), "label").data()[0];
        }
        return Tensor.vector("choice", logits);
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
