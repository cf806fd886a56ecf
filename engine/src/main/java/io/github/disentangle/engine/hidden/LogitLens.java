package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What the head would say if the network ended early: the trained head on the states that enter each layer, and on the
/// last ones, where it is the answer (nostalgebraist 2020). The head was never trained to read the earlier ones.
///
/// @param about what is read off, e.g. `label`, `start`, or a masked token
/// @param reading whether options are answers or the tokens of the text
/// @param options names of the answers; empty when options are tokens
/// @param values (state, option)
/// @param probability whether the values are probabilities; else they are the head's numbers
public record LogitLens(String about, Reading reading, List<String> options, Tensor values, boolean probability) {

    /// What the options are.
    public enum Reading {
        ANSWERS,
        TOKENS
    }

    private static final int PIECES = 6;

    public LogitLens {
        options = List.copyOf(options);
    }

    /// All that can be read off a run; nothing without a head.
    public static List<LogitLens> of(OpenModel open, TaskHead head, Run run, Progress progress) {
        List<String> labels = open.config().labels();
        return switch (head) {
            case SequenceHead sequence -> {
                ScoreFunction function = ScoreFunction.of(open.config());
                yield List.of(answers(
                        "label",
                        labels,
                        function != ScoreFunction.NONE,
                        each(
                                run,
                                progress,
                                early -> function.apply(sequence.logits(early).data()))));
            }
            case ChoiceHead choice ->
                List.of(answers(
                        "choice",
                        List.of("logit"),
                        false,
                        each(
                                run,
                                progress,
                                early -> choice.logits(List.of(early)).data())));
            case TokenHead tokens -> List.of(called(tokens, run, progress));
            case SpanHead span ->
                List.of(
                        edges(
                                "start",
                                run,
                                progress,
                                early -> span.logits(early).start()),
                        edges("end", run, progress, early -> span.logits(early).end()));
            case MaskedLanguageHead gap -> masks(open, gap, run, progress);
        };
    }

    private static LogitLens answers(String about, List<String> options, boolean probability, List<float[]> rows) {
        return new LogitLens(about, Reading.ANSWERS, options, matrix(rows), probability);
    }

    /// How probable each token's final label is.
    private static LogitLens called(TokenHead head, Run run, Progress progress) {
        Tensor last = head.logits(run);
        int[] label = IntStream.range(0, run.length())
                .map(position -> strongest(last.at(position).data()))
                .toArray();
        return new LogitLens(
                "label",
                Reading.TOKENS,
                List.of(),
                matrix(each(run, progress, early -> {
                    Tensor logits = head.logits(early);
                    float[] probabilities = new float[label.length];
                    for (int position = 0; position < label.length; position++) {
                        probabilities[position] =
                                ScoreFunction.SOFTMAX.apply(logits.at(position).data())[label[position]];
                    }
                    return probabilities;
                })),
                true);
    }

    private static LogitLens edges(String about, Run run, Progress progress, Function<Run, Tensor> logits) {
        return new LogitLens(
                about,
                Reading.TOKENS,
                List.of(),
                matrix(each(
                        run,
                        progress,
                        early -> ScoreFunction.SOFTMAX.apply(logits.apply(early).data()))),
                true);
    }

    /// The pieces most probable in the end, at each masked token.
    private static List<LogitLens> masks(OpenModel open, MaskedLanguageHead head, Run run, Progress progress) {
        int[] ids = run.input().inputIds();
        var tokenizer = open.tokenizer();
        if (ids == null || tokenizer.maskId() < 0) {
            return List.of();
        }
        var lenses = new ArrayList<LogitLens>();
        for (int position = 0; position < ids.length; position++) {
            if (ids[position] == tokenizer.maskId()) {
                lenses.add(mask(position, piece -> tokenizer.piece(piece), head, run, progress));
            }
        }
        return lenses;
    }

    private static LogitLens mask(
            int position,
            java.util.function.IntFunction<String> name,
            MaskedLanguageHead head,
            Run run,
            Progress progress) {
        List<float[]> rows = each(
                run,
                progress,
                early ->
                        ScoreFunction.SOFTMAX.apply(head.logits(early, position).data()));
        float[] last = rows.getLast();
        List<Integer> best = IntStream.range(0, last.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer piece) -> -last[piece]))
                .limit(PIECES)
                .toList();
        List<float[]> shown = rows.stream()
                .map(row -> {
                    float[] chosen = new float[best.size()];
                    for (int option = 0; option < chosen.length; option++) {
                        chosen[option] = row[best.get(option)];
                    }
                    return chosen;
                })
                .toList();
        return answers("token " + position, best.stream().map(name::apply).toList(), true, shown);
    }

    /// Applies a head to the states before each layer and to the last.
    private static List<float[]> each(Run run, Progress progress, Function<Run, float[]> head) {
        var rows = new ArrayList<float[]>();
        for (Tensor state : run.hiddenStates()) {
            progress.checkCancelled();
            rows.add(head.apply(new Run(run.input(), List.of(state), run.given(), run.interventions())));
        }
        return rows;
    }

    private static Tensor matrix(List<float[]> rows) {
        int width = rows.getFirst().length;
        float[] all = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * width, width);
        }
        return Tensor.matrix("state", "option", rows.size(), width, all);
    }

    private static int strongest(float... values) {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.comparingDouble((Integer index) -> values[index]))
                .orElse(0);
    }
}
