package io.github.disentangle.engine.task;

import io.github.disentangle.engine.model.Run;
import java.util.List;

/// What a model answered, and the way it took.
///
/// Most inputs need one pass; labels of zero-shot classification and choices need one each, long texts one per window.
/// Only the main pass keeps its hidden states; any other is had again by running its encoding ([OpenModel#run(Pass)]).
///
/// @param task the task with the options used
/// @param input what was asked
/// @param passes every sequence that went through the model: in the order of the labels, the choices or the windows
/// @param main the pass to look at: of the best label, the best choice, the best answer; else the first
/// @param run the main pass's way through the encoder
/// @param result the answer
/// @param warnings sentences a user should know
public record Prediction(
        Task task, TaskInput input, List<Pass> passes, int main, Run run, Result result, List<String> warnings) {

    public Prediction {
        passes = List.copyOf(passes);
        warnings = List.copyOf(warnings);
    }

    /// The pass whose hidden states are kept.
    public Pass mainPass() {
        return passes.get(main);
    }
}
