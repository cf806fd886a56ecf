package io.github.disentangle.engine.task;

import io.github.disentangle.engine.task.Result.Features;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The last hidden state of each token. Reference: `FeatureExtractionPipeline`.
///
/// @param maxLength cut to this many tokens; empty to take texts of any length
public record FeatureExtraction(OptionalInt maxLength) implements Task {

    public static FeatureExtraction defaults() {
        return new FeatureExtraction(OptionalInt.empty());
    }

    @Override
    public TaskKind kind() {
        return TaskKind.FEATURE_EXTRACTION;
    }

    Prediction predict(Draft draft) {
        draft.run(List.of(draft.encode(maxLength)), _ -> Map.of());
        return draft.finish(0, new Features(draft.run(0).lastHiddenState()));
    }
}
