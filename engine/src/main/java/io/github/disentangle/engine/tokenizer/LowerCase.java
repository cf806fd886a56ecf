package io.github.disentangle.engine.tokenizer;

/// Lower case character by character: without the final sigma, and with İ becoming two characters.
final class LowerCase {

    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int[] DOTTED_SMALL_I = {'i', 0x307};

    private LowerCase() {}

    /// Appends the characters `from … to` of `text` in lower case.
    static void append(AlignedText text, int from, int to, AlignedText target) {
        for (int i = from; i < to; i++) {
            int c = text.codePoint(i);
            if (c == DOTTED_CAPITAL_I) {
                target.appendReplacement(DOTTED_SMALL_I, text, i, i + 1);
            } else {
                target.append(Character.toLowerCase(c), text.start(i), text.end(i));
            }
        }
    }

    /// `text` in lower case.
    static String of(String text) {
        var out = new AlignedText(text.length());
        AlignedText characters = AlignedText.of(text);
        append(characters, 0, characters.length(), out);
        return out.toString();
    }
}
