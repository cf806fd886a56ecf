package io.github.disentangle.app.command;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.PredictionJson;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.Result.Entities;
import io.github.disentangle.engine.task.Result.Features;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.Task;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What a model answers.
@Command(name = "predict", description = "The prediction for a text, as the reference's pipeline prints it.")
final class PredictCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Mixin
    TaskOptions how = new TaskOptions();

    @Mixin
    OpeningOptions opening = new OpeningOptions();

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TaskInput input = asked.input();
        Optional<TaskKind> named = how.named();
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), opening.with(kernels), Progress.NONE)) {
            Task task = how.applied(named.map(TaskKind::defaults).orElseGet(() -> open.taskFor(input)));
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

    private void print(Prediction prediction) {
        var table = switch (prediction.result()) {
            case Ranking ranking -> {
                var rows = new TextTable("score", "label");
                ranking.scores().stream()
                        .limit(how.topK == null ? Long.MAX_VALUE : how.topK)
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
