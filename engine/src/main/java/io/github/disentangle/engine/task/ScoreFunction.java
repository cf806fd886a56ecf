package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.checkpoint.ProblemType;
import java.util.Optional;

/// How logits become scores. Reference: `ClassificationFunction` of the text-classification pipeline.
public enum ScoreFunction {
    /// Probabilities that sum to 1.
    SOFTMAX,
    /// A probability for each label on its own.
    SIGMOID,
    /// The logits as they are.
    NONE;

    /// What the reference applies when nothing is asked for.
    public static ScoreFunction of(ModelConfig config) {
        Optional<ProblemType> type = config.problemType();
        if (type.equals(Optional.of(ProblemType.REGRESSION))) {
            return NONE;
        }
        return type.equals(Optional.of(ProblemType.MULTI_LABEL)) || config.labelCount() == 1 ? SIGMOID : SOFTMAX;
    }

    /// The scores for a row of logits.
    public float[] apply(float... logits) {
        float[] scores = logits.clone();
        switch (this) {
            case SOFTMAX -> softmax(scores, 0, scores.length);
            case SIGMOID -> {
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = (float) (1 / (1 + Math.exp(-(double) scores[i])));
                }
            }
            case NONE -> {}
        }
        return scores;
    }

    /// Softmax in place over the values `from` to `to - 1`.
    static void softmax(float[] values, int from, int to) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(values[i] - highest);
        }
        for (int i = from; i < to; i++) {
            values[i] = (float) (Math.exp(values[i] - highest) / sum);
        }
    }
}
