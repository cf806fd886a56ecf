package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.NotFiniteException;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.Truncation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A prediction in the making: the steps all tasks share.
final class Draft {

    /// Tokens that go through the encoder together; bounds the memory a long list of passes takes.
    private static final int TOKENS_AT_ONCE = 2048;

    private final OpenModel open;
    private final Task task;
    private final TaskInput input;
    private final Runner runner;
    private final Progress progress;
    private final List<Pass> passes = new ArrayList<>();
    private final Map<Integer, Run> latestRuns = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    Draft(OpenModel open, Task task, TaskInput input, Runner runner, Progress progress) {
        this.open = open;
        this.task = task;
        this.input = input;
        this.runner = runner;
        this.progress = progress;
    }

    OpenModel open() {
        return open;
    }

    TaskInput input() {
        return input;
    }

    List<Pass> passes() {
        return passes;
    }

    DebertaTokenizer tokenizer() {
        return open.tokenizer();
    }

    <H extends TaskHead> H head(Class<H> type) {
        return open.head(type);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    TaskException misfit() {
        return new TaskException("The task " + task.kind().taskName() + " cannot take " + input.description() + ".");
    }

    /// The text or pair that was given, at most `maxLength` tokens of it.
    Encoding encode(OptionalInt maxLength) {
        return switch (input) {
            case TextInput(String text) -> encode(text, null, Truncation.LONGEST_FIRST, maxLength);
            case PairInput(String text, String pair) -> encode(text, pair, Truncation.LONGEST_FIRST, maxLength);
            default -> throw misfit();
        };
    }

    /// The text with its pair, cut to `maxLength` tokens if there is such a limit.
    Encoding encode(String text, @Nullable String pair, Truncation truncation, OptionalInt maxLength) {
        DebertaTokenizer tokenizer = tokenizer();
        if (maxLength.isPresent()) {
            int limit = maxLength.getAsInt();
            List<Encoding> windows =
                    tokenizer.encode(text, pair, EncodeOptions.defaults().truncated(truncation, limit, 0));
            if (windows.size() > 1) {
                warn("The text is longer than " + limit + " tokens; what comes after them was left out.");
            }
            return windows.getFirst();
        }
        Encoding encoding = tokenizer.encode(text, pair);
        OptionalInt usual = tokenizer.modelMaxLength();
        if (usual.isPresent() && encoding.length() > usual.getAsInt()) {
            warn("The text has " + encoding.length() + " tokens, more than the " + usual.getAsInt()
                    + " this model was set up for; all of them were used, the answer may be less reliable.");
        }
        return encoding;
    }

    /// Takes the sequences through the encoder and the head, adding a pass for each.
    ///
    /// @param outputs what the head makes of a run, by name
    void run(List<Encoding> encodings, Function<Run, Map<String, Tensor>> outputs) {
        for (int first = 0; first < encodings.size(); ) {
            var inputs = new ArrayList<Input>();
            int tokens = 0;
            for (int next = first; next < encodings.size(); next++) {
                tokens += encodings.get(next).length();
                if (next > first && tokens > TOKENS_AT_ONCE) {
                    break;
                }
                inputs.add(Input.of(encodings.get(next)));
            }
            progress.checkCancelled();
            latestRuns.clear();
            for (Run run : runner.run(inputs, progress)) {
                latestRuns.put(passes.size(), run);
                Map<String, Tensor> logits = outputs.apply(run);
                logits.forEach(Draft::requireNumbers);
                passes.add(new Pass(encodings.get(first), logits));
                first++;
            }
        }
    }

    /// An infinite logit may be meant, as a bias that rules a piece out.
    private static void requireNumbers(String name, Tensor values) {
        for (float value : values.data()) {
            if (Float.isNaN(value)) {
                throw new NotFiniteException("The " + name
                        + " of the head hold NaN, though the output of the last layer does not; the weights of the head"
                        + " are damaged.");
            }
        }
    }

    /// The run of a pass, done again if it is not among the latest.
    Run run(int pass) {
        Run run = latestRuns.get(pass);
        return run != null
                ? run
                : runner.run(List.of(Input.of(passes.get(pass).encoding())), progress)
                        .getFirst();
    }

    Prediction finish(int main, Result result) {
        return new Prediction(task, input, passes, main, run(main), result, List.copyOf(warnings));
    }
}
