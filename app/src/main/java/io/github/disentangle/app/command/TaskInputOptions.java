package io.github.disentangle.app.command;

import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the model is asked: one text, and at most one of a pair, labels, choices or a question.
final class TaskInputOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--text", description = "The text; for a question, the context that holds the answer.")
    @Nullable
    String text;

    @Option(names = "--pair", paramLabel = "TEXT", description = "The second text of a pair.")
    @Nullable
    String pair;

    @Option(
            names = "--labels",
            paramLabel = "A,B,…",
            description = "Labels for zero-shot classification, separated by commas.")
    @Nullable
    String labels;

    @Option(
            names = "--template",
            description = "The hypothesis for zero-shot classification, with {} where the label goes. "
                    + "Default: This example is {}.")
    @Nullable
    String template;

    @Option(
            names = "--choice",
            arity = "1..*",
            paramLabel = "TEXT",
            description = "A way the text may go on; repeat it.")
    List<String> choices = new ArrayList<>();

    @Option(names = "--question", paramLabel = "TEXT", description = "A question about the text.")
    @Nullable
    String question;

    /// Whether any of these options was given.
    boolean given() {
        return text != null || pair != null || labels != null || question != null || !choices.isEmpty();
    }

    /// @throws ParameterException if there is no text, or more than one thing is asked
    TaskInput input() {
        if (text == null) {
            throw Usage.bad(command, "--text is missing");
        }
        long asked = Stream.of(pair != null, labels != null, question != null, !choices.isEmpty())
                .filter(given -> given)
                .count();
        if (asked > 1) {
            throw Usage.bad(command, "--pair, --labels, --choice and --question exclude each other");
        }
        if (template != null && labels == null) {
            throw Usage.bad(command, "--template needs --labels");
        }
        if (pair != null) {
            return new PairInput(text, pair);
        }
        if (labels != null) {
            var input = new ZeroShotInput(text, labels);
            return template == null ? input : new ZeroShotInput(text, input.labels(), template);
        }
        if (question != null) {
            return new QuestionInput(question, text);
        }
        return choices.isEmpty() ? new TextInput(text) : new ChoiceInput(text, choices);
    }
}
