package io.github.disentangle.app.command;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.Aggregation;
import io.github.disentangle.engine.task.FillMask;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.PredictionJson;
import io.github.disentangle.engine.task.QuestionAnswering;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.Result.Entities;
import io.github.disentangle.engine.task.Result.Features;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskException;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskKind;
import io.github.disentangle.engine.task.TextClassification;
import io.github.disentangle.engine.task.TokenClassification;
import io.github.disentangle.engine.task.ZeroShotClassification;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a model answers.
@Command(name = "predict", description = "The prediction for a text, as the reference's pipeline prints it.")
final class PredictCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Option(names = "--task", paramLabel = "NAME", description = "The task; default: what the model was trained for.")
    @Nullable
    String taskName;

    @Option(names = "--top-k", paramLabel = "N", description = "How many labels, words or answers.")
    @Nullable
    Integer topK;

    @Option(
            names = "--aggregation",
            paramLabel = "HOW",
            description = "How tokens become entities: ${COMPLETION-CANDIDATES}. Default: SIMPLE.")
    Aggregation aggregation = Aggregation.SIMPLE;

    @Option(
            names = "--function",
            description = "How logits of a classifier become scores: ${COMPLETION-CANDIDATES}. "
                    + "Default: as the configuration says.")
    @Nullable
    ScoreFunction function;

    @Option(names = "--multi-label", description = "Judge each zero-shot label on its own.")
    boolean multiLabel;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TaskInput input = asked.input();
        if (topK != null && topK < 1) {
            throw badUsage("--top-k must be at least 1, not " + topK);
        }
        Optional<TaskKind> named = Optional.ofNullable(taskName).map(this::task);
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            Task task = withOptions(named.map(TaskKind::defaults).orElseGet(() -> open.taskFor(input)));
            Prediction prediction = open.predict(task, input, Progress.NONE);
            if (output.json) {
                console.json(PredictionJson.document(prediction, open.tokenizer(), model.model));
            } else {
                prediction.warnings().forEach(warning -> console.err().println("warning: " + warning));
                print(prediction);
            }
        }
        return ExitCode.FINE;
    }

    private TaskKind task(String name) {
        try {
            return TaskKind.named(name);
        } catch (TaskException e) {
            throw badUsage(Objects.requireNonNull(e.getMessage()));
        }
    }

    private ParameterException badUsage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Task withOptions(Task task) {
        return switch (task) {
            case TextClassification plain -> {
                TextClassification counted = topK == null ? plain : plain.withTopK(topK);
                yield function == null ? counted : counted.withFunction(function);
            }
            case TokenClassification tokens -> tokens.with(aggregation);
            case ZeroShotClassification _ -> new ZeroShotClassification(multiLabel);
            case FillMask plain -> topK == null ? plain : new FillMask(topK, plain.targets());
            case QuestionAnswering plain ->
                topK == null
                        ? plain
                        : new QuestionAnswering(
                                topK,
                                plain.maxAnswerLength(),
                                plain.mayBeUnanswerable(),
                                plain.alignToWords(),
                                plain.maxLength(),
                                plain.stride());
            default -> task;
        };
    }

    private void print(Prediction prediction) {
        var table = switch (prediction.result()) {
            case Ranking ranking -> {
                var rows = new TextTable("score", "label");
                ranking.scores().stream()
                        .limit(topK == null ? Long.MAX_VALUE : topK)
                        .forEach(score -> rows.row((double) score.score(), score.label()));
                yield rows;
            }
            case Entities entities -> {
                var rows = new TextTable("score", "label", "start", "end", "text");
                entities.entities()
                        .forEach(entity -> rows.row(
                                (double) entity.score(), entity.label(), entity.start(), entity.end(), entity.text()));
                yield rows;
            }
            case Fillings fillings -> {
                var rows = new TextTable("mask", "score", "word", "text");
                for (int mask = 0; mask < fillings.masks().size(); mask++) {
                    for (var filling : fillings.masks().get(mask).words()) {
                        rows.row(mask + 1, (double) filling.score(), filling.word(), filling.sequence());
                    }
                }
                yield rows;
            }
            case Answers answers -> {
                var rows = new TextTable("score", "start", "end", "answer");
                answers.answers()
                        .forEach(answer -> rows.row(answer.score(), answer.start(), answer.end(), answer.text()));
                yield rows;
            }
            case Features features -> {
                var rows = new TextTable("states");
                yield rows.row(features.states());
            }
        };
        table.print(console.out());
    }
}
