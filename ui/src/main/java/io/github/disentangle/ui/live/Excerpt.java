package io.github.disentangle.ui.live;

import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.state.Draft;
import java.util.Optional;

/// The part of a text that the pictures show, where a model does not read all of it at once.
///
/// @param start where it starts, in `char`s of the text as typed
/// @param end where it ends (exclusive)
/// @param length of the text as typed, without spaces at its end
public record Excerpt(int start, int end, int length) {

    /// The part of a draft's text that a sequence covers; empty when it covers all of it, or belongs to another
    /// text.
    public static Optional<Excerpt> of(Draft draft, Encoding shown) {
        String read = draft.textRead();
        int sequence = read.equals(shown.text()) ? 0 : read.equals(shown.pair()) ? 1 : -1;
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int token = 0; token < shown.length(); token++) {
            if (shown.sequenceIds()[token] == sequence && shown.specialTokensMask()[token] == 0) {
                start = Math.min(start, shown.utf16Start(token));
                end = Math.max(end, shown.utf16End(token));
            }
        }
        int from = draft.from();
        int length = draft.text().stripTrailing().length();
        return sequence < 0 || end == 0 || from + start == 0 && end >= length
                ? Optional.empty()
                : Optional.of(new Excerpt(from + start, Math.min(from + end, length), length));
    }

    /// Whether there is more text after it.
    public boolean goesOn() {
        return end < length;
    }

    /// Where the part after this one starts.
    public int next(String text) {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /// Where a part about as long as this one, which ends where this one starts, begins: at a word if there are
    /// words.
    public int previous(String text) {
        int earliest = Math.max(0, start - (end - start));
        if (earliest == 0) {
            return 0;
        }
        for (int at = earliest; at < start; at++) {
            if (Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(earliest)) ? earliest - 1 : earliest;
    }
}
