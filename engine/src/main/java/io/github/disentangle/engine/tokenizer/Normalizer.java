package io.github.disentangle.engine.tokenizer;

import java.util.List;

/// Rewrites text, keeping track of where characters came from, as the steps of the same names in tokenizers do.
sealed interface Normalizer
        permits Normalizer.Sequence,
                Normalizer.Lowercase,
                Normalizer.Strip,
                Normalizer.StripAccents,
                Normalizer.Prepend,
                Precompiled,
                Replace,
                UnicodeForm {

    AlignedText normalize(AlignedText text);

    /// The normalised form of a text of no origin.
    default String normalize(String text) {
        return normalize(AlignedText.of(text)).toString();
    }

    /// One step after the other.
    record Sequence(List<Normalizer> steps) implements Normalizer {

        @Override
        public AlignedText normalize(AlignedText text) {
            AlignedText current = text;
            for (Normalizer step : steps) {
                current = step.normalize(current);
            }
            return current;
        }
    }

    /// Lower case, character by character.
    record Lowercase() implements Normalizer {

        @Override
        public AlignedText normalize(AlignedText text) {
            var out = new AlignedText(text.length());
            LowerCase.append(text, 0, text.length(), out);
            return out;
        }
    }

    /// Removes white space at the ends.
    record Strip(boolean left, boolean right) implements Normalizer {

        @Override
        public AlignedText normalize(AlignedText text) {
            int from = 0;
            int to = text.length();
            while (left && from < to && CharacterClasses.isWhiteSpace(text.codePoint(from))) {
                from++;
            }
            while (right && to > from && CharacterClasses.isWhiteSpace(text.codePoint(to - 1))) {
                to--;
            }
            return from == 0 && to == text.length() ? text : text.slice(from, to);
        }
    }

    /// Removes combining marks.
    record StripAccents() implements Normalizer {

        @Override
        public AlignedText normalize(AlignedText text) {
            var out = new AlignedText(text.length());
            for (int i = 0; i < text.length(); i++) {
                if (!CharacterClasses.isMark(text.codePoint(i))) {
                    out.append(text, i, i + 1);
                }
            }
            return out;
        }
    }

    /// Puts text in front, unless there is nothing to put it in front of; it has the span of the first character.
    record Prepend(String content) implements Normalizer {

        @Override
        public AlignedText normalize(AlignedText text) {
            if (text.isEmpty()) {
                return text;
            }
            var out = new AlignedText(text.length() + content.length());
            content.codePoints().forEach(c -> out.append(c, text.start(0), text.end(0)));
            out.append(text, 0, text.length());
            return out;
        }
    }
}
