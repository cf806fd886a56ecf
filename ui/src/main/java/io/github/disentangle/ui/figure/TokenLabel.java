package io.github.disentangle.ui.figure;

import java.util.Locale;

/// How one token is written beside a picture.
///
/// @param text for people: SentencePiece's word mark `▁` left out at the start, invisible characters made visible
/// @param special whether the tokenizer added it ([CLS], [SEP], …): drawn dimmed
/// @param word index of the word the token belongs to; -1 when it belongs to none
/// @param segment 0 for the first text, 1 for the second; -1 when it belongs to neither
public record TokenLabel(String text, boolean special, int word, int segment) {

    private static final int WORD_MARK = '▁';

    /// A label for a tokenizer's piece.
    public static TokenLabel ofPiece(String piece, boolean special, int word, int segment) {
        return new TokenLabel(special ? piece : shown(piece), special, word, segment);
    }

    /// A label whose text is already for people, without word or segment.
    public static TokenLabel of(String text) {
        return new TokenLabel(text, false, -1, -1);
    }

    private static String shown(String piece) {
        String body = piece.length() > 1 && piece.charAt(0) == WORD_MARK ? piece.substring(1) : piece;
        StringBuilder text = new StringBuilder(body.length());
        body.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case WORD_MARK, ' ', 0xA0, 0x3000 -> text.append('·');
                case '\n' -> text.append('↵');
                case '\t' -> text.append('⇥');
                default -> {
                    if (isInvisible(codePoint)) {
                        text.append(String.format(Locale.ROOT, "U+%04X", codePoint));
                    } else {
                        text.appendCodePoint(codePoint);
                    }
                }
            }
        });
        return text.isEmpty() ? "·" : text.toString();
    }

    /// Joiners and variation selectors stay: they shape their neighbours.
    private static boolean isInvisible(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == 0xFEFF
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
