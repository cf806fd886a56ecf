package io.github.disentangle.app.command;

import io.github.disentangle.engine.task.Aggregation;
import io.github.disentangle.engine.task.FillMask;
import io.github.disentangle.engine.task.QuestionAnswering;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskException;
import io.github.disentangle.engine.task.TaskKind;
import io.github.disentangle.engine.task.TextClassification;
import io.github.disentangle.engine.task.TokenClassification;
import io.github.disentangle.engine.task.ZeroShotClassification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which task a model does and how: the settings of the reference's pipelines.
final class TaskOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--task", paramLabel = "NAME", description = "The task; default: what the model was trained for.")
    @Nullable
    String name;

    @Option(names = "--top-k", paramLabel = "N", description = "How many labels, words or answers.")
    @Nullable
    Integer topK;

    @Option(
            names = "--aggregation",
            paramLabel = "HOW",
            description = "How tokens become entities: ${COMPLETION-CANDIDATES}. Default: SIMPLE.")
    @Nullable
    Aggregation aggregation;

    @Option(
            names = "--function",
            description = "How logits of a classifier become scores: ${COMPLETION-CANDIDATES}. "
                    + "Default: as the configuration says.")
    @Nullable
    ScoreFunction function;

    @Option(names = "--multi-label", description = "Judge each zero-shot label on its own.")
    boolean multiLabel;

    @Option(
            names = "--words",
            split = ",",
            paramLabel = "A,B,…",
            description = "The only words to look at for a mask, separated by commas.")
    List<String> words = new ArrayList<>();

    @Option(names = "--no-answer", description = "A question may have no answer in the text.")
    boolean mayBeUnanswerable;

    @Option(names = "--any-piece", description = "Answers may start and end inside of words.")
    boolean anyPiece;

    @Option(names = "--max-answer", paramLabel = "N", description = "Longest answer in tokens. Default: 15.")
    @Nullable
    Integer longestAnswer;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            description = "Longest window over the text in tokens, question included. Default: 384 at most.")
    @Nullable
    Integer window;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description = "Tokens that neighbouring windows share. Default: half a window, 128 at most.")
    @Nullable
    Integer stride;

    /// The task asked for by name.
    ///
    /// @throws ParameterException if there is no such task, or an option has no meaning for the one named
    Optional<TaskKind> named() {
        if (topK != null) {
            Usage.atLeastOne(command, "--top-k", topK);
        }
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TaskKind.named(name));
        } catch (TaskException e) {
            throw Usage.bad(command, Objects.requireNonNull(e.getMessage()));
        }
    }

    /// The task with these settings.
    ///
    /// @throws ParameterException if one is given that this task does not have
    Task applied(Task task) {
        Task settled = settled(task);
        check("--aggregation", aggregation != null, task instanceof TokenClassification, task);
        check("--function", function != null, task instanceof TextClassification, task);
        check("--multi-label", multiLabel, task instanceof ZeroShotClassification, task);
        check("--words", !words.isEmpty(), task instanceof FillMask, task);
        boolean question = task instanceof QuestionAnswering;
        check("--no-answer", mayBeUnanswerable, question, task);
        check("--any-piece", anyPiece, question, task);
        check("--max-answer", longestAnswer != null, question, task);
        check("--max-length", window != null, question, task);
        check("--stride", stride != null, question, task);
        return settled;
    }

    private Task settled(Task task) {
        return switch (task) {
            case TextClassification plain -> {
                TextClassification counted = topK == null ? plain : plain.withTopK(topK);
                yield function == null ? counted : counted.withFunction(function);
            }
            case TokenClassification tokens -> tokens.with(aggregation == null ? Aggregation.SIMPLE : aggregation);
            case ZeroShotClassification zeroShot -> multiLabel ? new ZeroShotClassification(true) : zeroShot;
            case FillMask plain -> new FillMask(topK == null ? plain.topK() : topK, words);
            case QuestionAnswering plain ->
                new QuestionAnswering(
                        topK == null ? plain.topK() : topK,
                        longestAnswer == null ? plain.maxAnswerLength() : longestAnswer,
                        mayBeUnanswerable || plain.mayBeUnanswerable(),
                        !anyPiece && plain.alignToWords(),
                        window == null ? plain.maxLength() : OptionalInt.of(window),
                        stride == null ? plain.stride() : OptionalInt.of(stride));
            default -> task;
        };
    }

    private void check(String option, boolean given, boolean meant, Task task) {
        if (given && !meant) {
            throw Usage.bad(
                    command,
                    option + " has no meaning for "
                            + task.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }
}
