package io.github.disentangle.engine.task;

import io.github.disentangle.engine.task.Result.Answer;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The possible answers of one window over the context. Reference: `select_starts_ends` and `get_indices` of the
/// question-answering pipeline.
final class AnswerWindow {

    /// Logit of a token no answer may start or end with.
    private static final float FORBIDDEN = -10000;

    private final Encoding encoding;
    private final float[] start;
    private final float[] end;
    private final double nothing;

    /// Tokens first … last of the window.
    record Span(int first, int last, float score) {}

    /// @param cls id of the token that stands for "no answer"
    AnswerWindow(Pass pass, int cls) {
        encoding = pass.encoding();
        start = pass.output(Pass.START).data().clone();
        end = pass.output(Pass.END).data().clone();
        for (int token = 0; token < start.length; token++) {
            boolean context = encoding.sequenceIds()[token] == 1 || encoding.ids()[token] == cls;
            if (!context || encoding.attentionMask()[token] == 0) {
                start[token] = FORBIDDEN;
                end[token] = FORBIDDEN;
            }
        }
        ScoreFunction.softmax(start, 0, start.length);
        ScoreFunction.softmax(end, 0, end.length);
        nothing = (double) start[0] * end[0];
        start[0] = 0;
        end[0] = 0;
    }

    /// Probability that the window holds no answer.
    double nothing() {
        return nothing;
    }

    /// The most probable spans, best first.
    List<Span> best(int count, int maxTokens) {
        var spans = new ArrayList<Span>();
        for (int first = 0; first < start.length; first++) {
            int limit = (int) Math.min(end.length, (long) first + maxTokens);
            for (int last = first; last < limit && start[first] > 0; last++) {
                if (end[last] > 0) {
                    spans.add(new Span(first, last, start[first] * end[last]));
                }
            }
        }
        spans.sort(Comparator.comparingDouble(Span::score).reversed());
        return spans.subList(0, Math.min(count, spans.size()));
    }

    /// The text a span stands for.
    Answer answer(Span span, boolean alignToWords, int pass) {
        int from = encoding.starts()[span.first];
        int to = encoding.ends()[span.last];
        if (alignToWords && encoding.wordIds()[span.first] >= 0 && encoding.wordIds()[span.last] >= 0) {
            int first = span.first;
            while (sameWord(first - 1, span.first)) {
                first--;
            }
            int last = span.last;
            while (sameWord(last + 1, span.last)) {
                last++;
            }
            from = encoding.starts()[first];
            to = encoding.ends()[last];
        }
        String context = Objects.requireNonNull(encoding.pair());
        String text = context.substring(context.offsetByCodePoints(0, from), context.offsetByCodePoints(0, to));
        return new Answer(span.score, from, to, text, pass, span.first, span.last);
    }

    private boolean sameWord(int token, int other) {
        return token >= 0
                && token < encoding.length()
                && encoding.sequenceIds()[token] == encoding.sequenceIds()[other]
                && encoding.wordIds()[token] == encoding.wordIds()[other];
    }
}
