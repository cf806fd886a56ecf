package io.github.disentangle.ui.live;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.task.Aggregation;
import io.github.disentangle.engine.task.FeatureExtraction;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.QuestionAnswering;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.task.TextClassification;
import io.github.disentangle.engine.task.TokenClassification;
import io.github.disentangle.ui.state.Draft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the model is asked.
///
/// @param interventions what is changed inside the model meanwhile
public record Question(OpenModel model, TaskInput input, List<Intervention> interventions) {

    private static final int ANSWERS = 3;
    private static final int USUAL_TOKENS = 512;
    private static final int MOST_TOKENS = 2048;

    public Question {
        interventions = interventions.stream()
                .filter(intervention -> !intervention.changesNothing())
                .toList();
    }

    /// What a draft asks of a model; empty while something is still to be typed.
    static Optional<Question> of(OpenModel model, Draft draft, List<Intervention> interventions) {
        return input(draft).map(input -> new Question(model, input, interventions));
    }

    /// The same of the model as it is.
    Question plain() {
        return interventions.isEmpty() ? this : new Question(model, input, List.of());
    }

    /// Whether another question differs at most in its interventions.
    boolean sameBut(Question other) {
        return plain().equals(other.plain());
    }

    /// The task that fits, with the options that tell a person most: whole entities, several answers or none; and
    /// no more tokens than pictures can show.
    public Task task() {
        OptionalInt limit = OptionalInt.of(
                Math.clamp(model.tokenizer().modelMaxLength().orElse(USUAL_TOKENS), USUAL_TOKENS, MOST_TOKENS));
        return switch (model.taskFor(input)) {
            case TextClassification texts -> new TextClassification(texts.topK(), texts.function(), limit);
            case FeatureExtraction _ -> new FeatureExtraction(limit);
            case TokenClassification tokens ->
                new TokenClassification(
                        Aggregation.SIMPLE, tokens.ignoredLabels(), OptionalInt.of(limit.getAsInt() / 4), limit);
            case QuestionAnswering answering ->
                new QuestionAnswering(
                        ANSWERS,
                        answering.maxAnswerLength(),
                        true,
                        answering.alignToWords(),
                        answering.maxLength(),
                        answering.stride());
            case Task other -> other;
        };
    }

    /// The labels or options that count.
    static List<String> items(Draft draft) {
        return draft.items().stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Optional<TaskInput> input(Draft draft) {
        if (draft.textRead().isBlank()) {
            return Optional.empty();
        }
        List<String> items = items(draft);
        boolean second = !draft.second().isBlank();
        return switch (draft.editor()) {
            case TEXT, GAP -> Optional.of(new TextInput(draft.textRead()));
            case PAIR -> second ? Optional.of(new PairInput(draft.textRead(), draft.second())) : Optional.empty();
            case QUESTION ->
                second ? Optional.of(new QuestionInput(draft.second(), draft.textRead())) : Optional.empty();
            case LABELS ->
                items.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ZeroShotInput(draft.textRead(), items, draft.template()));
            case OPTIONS -> items.isEmpty() ? Optional.empty() : Optional.of(new ChoiceInput(draft.textRead(), items));
        };
    }
}
