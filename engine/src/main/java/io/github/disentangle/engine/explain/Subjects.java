package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.Pass;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.task.ZeroShotClassification;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the number a person means.
///
/// A target is a label's name or index (`POSITIVE`, `1`); at a token `B-PER@3`; of an answer `start@7` or `end@9`; of a
/// masked token a piece,
/// `▁Paris@6`; of choices or zero-shot labels its text or index; and of any two but the last `A vs B`. Tokens count
/// from 0, `[CLS]` included. Without a target it is what the model answered.
public record Subjects(OpenModel open) {

    private static final String LOGITS = "logits";

    /// The subject of a target.
    ///
    /// @throws ExplanationException when there is no such label, token, choice or piece
    /// @throws io.github.disentangle.engine.task.TaskException when the model cannot do what is asked
    public Subject of(TaskInput input, Optional<String> target, Progress progress) {
        Task task = open.taskFor(input);
        TaskHead head = headOf(task);
        return of(head, open.predict(task, input, progress), target);
    }

    /// The subject of a target, for an answer the model has given already, without interventions.
    ///
    /// @throws ExplanationException when there is no such label, token, choice or piece
    public Subject of(Prediction prediction, Optional<String> target) {
        return of(headOf(prediction.task()), prediction, target);
    }

    private TaskHead headOf(Task task) {
        return open.head(task.kind().head())
                .orElseThrow(() -> new ExplanationException(
                        "This model has no head for " + task.kind().taskName() + ", so there is no logit to explain."));
    }

    private Subject of(TaskHead head, Prediction prediction, Optional<String> target) {
        return switch (prediction.input()) {
            case ChoiceInput choice -> choice(prediction, head, choice.choices(), target);
            case ZeroShotInput asked -> hypothesis(prediction, head, asked.labels(), target);
            default -> {
                Pass pass = prediction.mainPass();
                var named = new TargetNames(open, head, prediction).find(target);
                yield new Subject(
                        open, head, pass.encoding(), prediction.run(), named.target(), named.name(), List.of());
            }
        };
    }

    private Subject choice(Prediction prediction, TaskHead head, List<String> choices, Optional<String> target) {
        int chosen = target.map(name -> among("choice", name, choices)).orElseGet(() -> best(prediction));
        List<Float> rivals = IntStream.range(0, choices.size())
                .filter(other -> other != chosen)
                .mapToObj(other -> Objects.requireNonNull(
                                prediction.passes().get(other).outputs().get(LOGITS))
                        .get(0))
                .toList();
        Pass pass = prediction.passes().get(chosen);
        return new Subject(
                open,
                head,
                pass.encoding(),
                run(prediction, chosen),
                new Target.Choice(0),
                choices.get(chosen),
                rivals);
    }

    private Subject hypothesis(Prediction prediction, TaskHead head, List<String> labels, Optional<String> target) {
        int chosen = target.map(name -> among("label", name, labels)).orElseGet(() -> best(prediction));
        int entailment = ZeroShotClassification.entailmentLabel(open.config());
        return new Subject(
                open,
                head,
                prediction.passes().get(chosen).encoding(),
                run(prediction, chosen),
                new Target.Label(entailment),
                labels.get(chosen),
                List.of());
    }

    private Run run(Prediction prediction, int pass) {
        return pass == prediction.main()
                ? prediction.run()
                : open.run(prediction.passes().get(pass));
    }

    private static int best(Prediction prediction) {
        return ((Ranking) prediction.result()).scores().getFirst().index();
    }

    /// The index of a name, or a name that is an index.
    static int among(String what, String name, List<String> names) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index).equalsIgnoreCase(name)
                    || Integer.toString(index).equals(name)) {
                return index;
            }
        }
        throw new ExplanationException("There is no " + what + " \"" + name + "\"; there are " + listed(names) + ".");
    }

    private static String listed(List<String> names) {
        int shown = 20;
        String all = String.join(", ", names.subList(0, Math.min(shown, names.size())));
        return names.size() > shown ? all + " and " + (names.size() - shown) + " more" : all;
    }
}
