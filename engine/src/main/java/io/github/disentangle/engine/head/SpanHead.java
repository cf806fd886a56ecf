package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;

/// Where an answer starts and ends. Reference: `DebertaV2ForQuestionAnswering`.
public final class SpanHead implements TaskHead {

    private final RowLinear outputs;

    SpanHead(WeightLoader loader) {
        outputs = RowLinear.load(
                loader, "qa_outputs", loader.checkpoint().config().hiddenSize(), 2);
    }

    /// @param start score of each token to be the first of the answer, (position)
    /// @param end score of each token to be the last of the answer, (position)
    public record SpanLogits(Tensor start, Tensor end) {}

    public SpanLogits logits(Run run) {
        float[] both = outputs.apply(run.lastHiddenState(), "edge").data();
        float[] start = new float[both.length / 2];
        float[] end = new float[both.length / 2];
        for (int position = 0; position < start.length; position++) {
            start[position] = both[2 * position];
            end[position] = both[2 * position + 1];
        }
        return new SpanLogits(Tensor.vector("position", start), Tensor.vector("position", end));
    }

    /// The layer that gives the scores of each token.
    public Linear output() {
        return outputs.weight();
    }
}
