package io.github.disentangle.engine.tokenizer;

/// The classes of characters that tokenization rules speak of.
final class CharacterClasses {

    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION;
    private static final int MARK =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;
    private static final int WORD = MARK | 1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.CONNECTOR_PUNCTUATION;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CharacterClasses() {}

    /// Unicode's property White_Space.
    static boolean isWhiteSpace(int c) {
        return c >= 0x9 && c <= 0xD || c == 0x85 || Character.isSpaceChar(c);
    }

    /// What Python's `str.strip` removes: White_Space and the four information separators.
    static boolean isPythonWhiteSpace(int c) {
        return isWhiteSpace(c) || c >= 0x1C && c <= 0x1F;
    }

    /// Everything visible in ASCII that is neither letter nor digit, and Unicode's categories P*.
    static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        }
        return (PUNCTUATION >> Character.getType(c) & 1) != 0;
    }

    /// Unicode's categories M*.
    static boolean isMark(int c) {
        return (MARK >> Character.getType(c) & 1) != 0;
    }

    /// What regular expressions call a word character (Unicode TS 18, annex C).
    static boolean isWord(int c) {
        return Character.isAlphabetic(c)
                || (WORD >> Character.getType(c) & 1) != 0
                || c == ZERO_WIDTH_NON_JOINER
                || c == ZERO_WIDTH_JOINER;
    }
}
