package io.github.disentangle.engine.tokenizer;

import java.util.List;

/// Cuts normalised text into the words the model sees, as the steps of the same names in tokenizers do.
sealed interface PreTokenizer {

    Words split(Words words);

    /// One step after the other.
    record Sequence(List<PreTokenizer> steps) implements PreTokenizer {

        @Override
        public Words split(Words words) {
            Words current = words;
            for (PreTokenizer step : steps) {
                current = step.split(current);
            }
            return current;
        }
    }

    /// Whether words get a symbol for a space in front.
    enum Prepend {
        ALWAYS,
        /// Only the one at the very start of the text.
        FIRST,
        NEVER
    }

    /// Writes spaces as `symbol`, puts one in front and cuts before each.
    record Metaspace(int symbol, Prepend prepend, boolean cut) implements PreTokenizer {

        /// U+2581 ▁, a space as pieces write it.
        static final int SYMBOL = 0x2581;

        @Override
        public Words split(Words words) {
            AlignedText source = words.text();
            var out = new AlignedText(source.length() + words.count());
            var result = new Words(out);
            for (int word = 0; word < words.count(); word++) {
                int first = words.start(word);
                int start = out.length();
                int c = source.codePoint(first);
                boolean wanted = prepend == Prepend.ALWAYS || prepend == Prepend.FIRST && source.start(first) == 0;
                if (wanted && c != ' ' && c != symbol) {
                    out.append(symbol, source.start(first), source.end(first));
                }
                for (int i = first; i < words.end(word); i++) {
                    c = source.codePoint(i);
                    out.append(c == ' ' ? symbol : c, source.start(i), source.end(i));
                }
                if (cut) {
                    SplitBehavior.MERGED_WITH_NEXT.split(out, start, out.length(), it -> it == symbol, result);
                } else {
                    result.add(start, out.length());
                }
            }
            return result;
        }
    }

    /// Cuts at punctuation.
    record Punctuation(SplitBehavior behavior) implements PreTokenizer {

        @Override
        public Words split(Words words) {
            var result = new Words(words.text());
            for (int word = 0; word < words.count(); word++) {
                behavior.split(
                        words.text(), words.start(word), words.end(word), CharacterClasses::isPunctuation, result);
            }
            return result;
        }
    }

    /// Cuts at white space, which vanishes.
    record WhitespaceSplit() implements PreTokenizer {

        @Override
        public Words split(Words words) {
            var result = new Words(words.text());
            for (int word = 0; word < words.count(); word++) {
                SplitBehavior.REMOVED.split(
                        words.text(), words.start(word), words.end(word), CharacterClasses::isWhiteSpace, result);
            }
            return result;
        }
    }

    /// Runs of word characters and runs of other visible characters; white space vanishes.
    record Whitespace() implements PreTokenizer {

        @Override
        public Words split(Words words) {
            AlignedText text = words.text();
            var result = new Words(text);
            for (int word = 0; word < words.count(); word++) {
                int from = words.start(word);
                while (from < words.end(word)) {
                    int kind = kind(text.codePoint(from));
                    int to = from + 1;
                    while (to < words.end(word) && kind(text.codePoint(to)) == kind) {
                        to++;
                    }
                    if (kind != 0) {
                        result.add(from, to);
                    }
                    from = to;
                }
            }
            return result;
        }

        private static int kind(int c) {
            if (CharacterClasses.isWord(c)) {
                return 1;
            }
            return CharacterClasses.isWhiteSpace(c) ? 0 : 2;
        }
    }
}
