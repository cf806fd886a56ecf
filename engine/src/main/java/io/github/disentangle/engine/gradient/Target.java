package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;

/// The number that is differentiated: a logit, or a sum or difference of logits. Positions count in the input as the
/// model saw it.
public sealed interface Target {

    /// Stands for every position: the sum over them.
    int EVERYWHERE = -1;

    /// The logit of this index at every decision the head makes, summed: over the tokens where it decides for each.
    /// Of a span head it is the start of the answer.
    static Target everywhere(TaskHead head, int logit) {
        return switch (head) {
            case SequenceHead _ -> new Label(logit);
            case ChoiceHead _ -> new Choice(logit);
            case TokenHead _ -> new TokenLabel(EVERYWHERE, logit);
            case SpanHead _ -> new SpanStart(EVERYWHERE);
            case MaskedLanguageHead _ -> new Piece(EVERYWHERE, logit);
        };
    }

    /// A label of a sequence head.
    record Label(int label) implements Target {}

    /// A label at a token.
    ///
    /// @param position or [#EVERYWHERE]
    record TokenLabel(int position, int label) implements Target {}

    /// A token as the first of the answer.
    ///
    /// @param position or [#EVERYWHERE]
    record SpanStart(int position) implements Target {}

    /// A token as the last of the answer.
    ///
    /// @param position or [#EVERYWHERE]
    record SpanEnd(int position) implements Target {}

    /// One of several choices; the runs are the choices.
    record Choice(int choice) implements Target {}

    /// A piece of the vocabulary at a masked token.
    ///
    /// @param position or [#EVERYWHERE]
    record Piece(int position, int piece) implements Target {}

    /// Why one rather than the other: `first − second`.
    record Contrast(Target first, Target second) implements Target {}

    /// Several at once, e.g. start and end of an answer.
    record Sum(Target first, Target second) implements Target {}
}
