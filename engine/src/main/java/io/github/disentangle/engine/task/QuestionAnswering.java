package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.task.Result.Answer;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.Truncation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The stretch of a context that answers a question. Long contexts are read in overlapping windows. Reference:
/// `QuestionAnsweringPipeline` of transformers 4.
///
/// @param topK how many answers
/// @param maxAnswerLength longest answer in tokens
/// @param mayBeUnanswerable whether there may be no answer at all
/// @param alignToWords whether answers are widened to whole words
/// @param maxLength longest window in tokens, question included; empty for what the tokenizer says, at most 384
/// @param stride tokens that neighbouring windows share; empty for half a window, at most 128
public record QuestionAnswering(
        int topK,
        int maxAnswerLength,
        boolean mayBeUnanswerable,
        boolean alignToWords,
        OptionalInt maxLength,
        OptionalInt stride)
        implements Task {

    private static final int LONGEST_WINDOW = 384;
    private static final int LONGEST_STRIDE = 128;

    public QuestionAnswering {
        if (topK < 1 || maxAnswerLength < 1) {
            throw new TaskException("The number of answers and the longest answer must be at least 1, not " + topK
                    + " and " + maxAnswerLength + ".");
        }
    }

    public static QuestionAnswering defaults() {
        return new QuestionAnswering(1, 15, false, true, OptionalInt.empty(), OptionalInt.empty());
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUESTION_ANSWERING;
    }

    Prediction predict(Draft draft) {
        if (!(draft.input() instanceof QuestionInput(String question, String context))) {
            throw draft.misfit();
        }
        if (question.isBlank() || context.isBlank()) {
            throw new TaskException("Question answering needs a question and a context; one of them is empty.");
        }
        SpanHead head = draft.head(SpanHead.class);
        draft.run(windows(draft, question, context), run -> {
            var logits = head.logits(run);
            return Map.of(Pass.START, logits.start(), Pass.END, logits.end());
        });
        var found = new LinkedHashMap<String, Answer>();
        double nothing = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < draft.passes().size(); pass++) {
            var window =
                    new AnswerWindow(draft.passes().get(pass), draft.tokenizer().clsId());
            nothing = Math.min(nothing, window.nothing());
            int count = alignToWords ? 2 * topK + 10 : topK;
            for (var span : window.best(count, maxAnswerLength)) {
                Answer answer = window.answer(span, alignToWords, pass);
                found.merge(answer.text().toLowerCase(Locale.ROOT), answer, QuestionAnswering::together);
            }
        }
        var answers = new ArrayList<>(found.values());
        if (mayBeUnanswerable) {
            answers.add(new Answer(nothing, 0, 0, "", 0, 0, 0));
        }
        answers.sort(Comparator.comparingDouble(Answer::score).reversed());
        List<Answer> best = answers.subList(0, Math.min(topK, answers.size()));
        int main = best.isEmpty() ? 0 : best.getFirst().pass();
        return draft.finish(
                main, new Answers(best, mayBeUnanswerable ? OptionalDouble.of(nothing) : OptionalDouble.empty()));
    }

    private List<Encoding> windows(Draft draft, String question, String context) {
        int usual = draft.tokenizer().modelMaxLength().orElse(LONGEST_WINDOW);
        int length = maxLength.orElse(Math.min(usual, LONGEST_WINDOW));
        int shared = stride.orElse(Math.min(length / 2, LONGEST_STRIDE));
        var options = EncodeOptions.defaults().truncated(Truncation.ONLY_SECOND, length, shared);
        return draft.tokenizer().encode(question, context, options);
    }

    /// The same answer found twice: the first stays, with both scores.
    private static Answer together(Answer first, Answer again) {
        return new Answer(
                first.score() + again.score(),
                first.start(),
                first.end(),
                first.text(),
                first.pass(),
                first.firstToken(),
                first.lastToken());
    }
}
