package io.github.disentangle.app.command;

import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.task.Trace;
import io.github.disentangle.engine.task.TraceBatch;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Every tensor of a forward pass as a file.
@Command(
        name = "trace",
        description = "Writes every tensor of a forward pass, named as the reference names its outputs.")
final class TraceCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "A safetensors file with input_ids and the like, batch axis first, instead of a text.")
    @Nullable
    Path inputs;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The safetensors file to write.")
    Path out = Path.of("");

    @Option(names = "--attentions", description = "Write the attention maps of all layers.")
    boolean attentions;

    @Option(names = "--scores", description = "Write the three addends of all scores.")
    boolean scores;

    @Option(
            names = "--gradient",
            paramLabel = "LOGIT",
            description = "Write the gradient of this logit, counted from 0, with respect to the embeddings.")
    @Nullable
    Integer gradient;

    @Override
    public Integer call() {
        if ((inputs == null) != asked.given()) {
            throw Usage.bad(spec, "give either --text or --inputs");
        }
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            TraceBatch batch = inputs == null ? batch(open.tokenizer(), asked.input()) : TraceBatch.read(inputs);
            var head = open.head(open.checkpoint().primaryHead());
            var trace = new Trace(open.model(), head, batch, Progress.NONE);
            var writer = new SafetensorsWriter();
            trace.addOutputs(writer);
            if (attentions) {
                trace.addAttentions(writer);
            }
            if (scores) {
                trace.addScores(writer);
            }
            if (gradient != null) {
                trace.addGradient(writer, gradient, Progress.NONE);
            }
            writer.write(out);
        }
        return ExitCode.FINE;
    }

    private TraceBatch batch(DebertaTokenizer tokenizer, TaskInput input) {
        int pad = tokenizer.padId();
        return switch (input) {
            case TextInput(String text) -> TraceBatch.of(List.of(tokenizer.encode(text)), false, pad);
            case PairInput(String text, String pair) ->
                TraceBatch.of(List.of(tokenizer.encode(text, pair)), false, pad);
            case QuestionInput(String question, String context) ->
                TraceBatch.of(List.of(tokenizer.encode(question, context)), false, pad);
            case ChoiceInput(String prompt, List<String> choices) ->
                TraceBatch.of(
                        choices.stream()
                                .map(choice -> tokenizer.encode(prompt, choice))
                                .toList(),
                        true,
                        pad);
            case ZeroShotInput _ ->
                throw Usage.bad(spec, "--labels takes several passes; trace one of them with --pair");
        };
    }
}
