package io.github.disentangle.ui.live;

import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.Result;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// The logits of an answer that are worth explaining, by the names [io.github.disentangle.engine.explain.Subjects]
/// knows.
///
/// @param names labels in the model's order
/// @param contrasts whether two of them can be held against each other, `A vs B`
public record TargetChoices(List<String> names, boolean contrasts) {

    /// Between two names of a contrast.
    public static final String VERSUS = " vs ";

    static final TargetChoices NONE = new TargetChoices(List.of(), false);

    public TargetChoices {
        names = List.copyOf(names);
    }

    /// The logits of an answer.
    public static TargetChoices of(Analysis analysis) {
        Prediction prediction = analysis.prediction();
        Encoding encoding = analysis.encoding();
        var model = analysis.question().model();
        return switch (prediction.result()) {
            case Result.Ranking ranking -> {
                boolean ownSequences =
                        prediction.input() instanceof ChoiceInput || prediction.input() instanceof ZeroShotInput;
                yield new TargetChoices(
                        ranking.scores().stream()
                                .sorted(Comparator.comparingInt(Result.LabelScore::index))
                                .map(Result.LabelScore::label)
                                .toList(),
                        !ownSequences);
            }
            case Result.Entities entities -> {
                var names = new LinkedHashSet<String>();
                for (Result.Entity entity : entities.entities()) {
                    int token = tokenAt(encoding, entity.start(), entity.end());
                    if (token >= 0) {
                        names.add(fullLabel(model.config().labels(), entity.label()) + "@" + token);
                    }
                }
                yield new TargetChoices(List.copyOf(names), true);
            }
            case Result.Fillings fillings -> {
                var names = new ArrayList<String>();
                for (Result.MaskFilling mask : fillings.masks()) {
                    mask.words()
                            .forEach(word -> names.add(model.tokenizer().piece(word.token()) + "@" + mask.position()));
                }
                yield new TargetChoices(names, true);
            }
            case Result.Answers answers -> {
                var names = new LinkedHashSet<String>();
                for (Result.Answer answer : answers.answers()) {
                    if (answer.pass() == prediction.main()) {
                        names.add("start@" + answer.firstToken());
                        names.add("end@" + answer.lastToken());
                    }
                }
                yield new TargetChoices(List.copyOf(names), true);
            }
            case Result.Features _ -> NONE;
        };
    }

    private static int tokenAt(Encoding encoding, int start, int end) {
        for (int token = 0; token < encoding.length(); token++) {
            if (encoding.sequenceIds()[token] >= 0
                    && encoding.ends()[token] > start
                    && encoding.starts()[token] < end) {
                return token;
            }
        }
        return -1;
    }

    private static String fullLabel(List<String> labels, String shown) {
        return labels.contains("B-" + shown) ? "B-" + shown : shown;
    }
}
