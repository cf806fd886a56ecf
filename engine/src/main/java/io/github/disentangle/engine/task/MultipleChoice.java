package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Which of several endings follows best. The reference has no pipeline for it: each choice goes through
/// `DebertaV2ForMultipleChoice` behind the prompt, and a softmax over the choices gives their probabilities.
public record MultipleChoice() implements Task {

    public static MultipleChoice defaults() {
        return new MultipleChoice();
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MULTIPLE_CHOICE;
    }

    Prediction predict(Draft draft) {
        if (!(draft.input() instanceof ChoiceInput(String prompt, List<String> choices))) {
            throw draft.misfit();
        }
        if (choices.isEmpty()) {
            throw new TaskException("Multiple choice needs at least one choice.");
        }
        ChoiceHead head = draft.head(ChoiceHead.class);
        var encodings = new ArrayList<Encoding>();
        for (String choice : choices) {
            encodings.add(draft.encode(prompt, choice, Truncation.NONE, OptionalInt.empty()));
        }
        draft.run(encodings, run -> Map.of(Pass.LOGITS, head.logits(List.of(run))));
        float[] logits = new float[choices.size()];
        for (int choice = 0; choice < logits.length; choice++) {
            logits[choice] = draft.passes().get(choice).output(Pass.LOGITS).get(0);
        }
        var ranking = Ranking.of(choices, ScoreFunction.SOFTMAX.apply(logits));
        return draft.finish(ranking.scores().getFirst().index(), ranking);
    }
}
