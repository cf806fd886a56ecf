package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A label, a score or a regression value for a text or a pair. Reference: `TextClassificationPipeline`.
///
/// @param topK how many labels are printed; empty for the best one alone
/// @param function how logits become scores; empty to let the configuration decide
/// @param maxLength cut to this many tokens; empty to take texts of any length
public record TextClassification(OptionalInt topK, Optional<ScoreFunction> function, OptionalInt maxLength)
        implements Task {

    public static TextClassification defaults() {
        return new TextClassification(OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
    }

    public TextClassification withTopK(int count) {
        return new TextClassification(OptionalInt.of(count), function, maxLength);
    }

    public TextClassification withFunction(ScoreFunction chosen) {
        return new TextClassification(topK, Optional.of(chosen), maxLength);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.TEXT_CLASSIFICATION;
    }

    Prediction predict(Draft draft) {
        SequenceHead head = draft.head(SequenceHead.class);
        var config = draft.open().config();
        draft.run(List.of(draft.encode(maxLength)), run -> Map.of(Pass.LOGITS, head.logits(run)));
        Tensor logits = draft.passes().getFirst().output(Pass.LOGITS);
        float[] scores = function.orElseGet(() -> ScoreFunction.of(config)).apply(logits.data());
        return draft.finish(0, Ranking.of(config.labels(), scores));
    }
}
