package io.github.disentangle.engine.tokenizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces what matches a regular expression; the new characters have the span of the last one replaced.
record Replace(Pattern pattern, String content) implements Normalizer {

    /// @param regex in the dialect of Oniguruma, of which only what Java knows too is understood
    static Replace of(String regex, String content) {
        return new Replace(Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS), content);
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        Matcher matcher = pattern.matcher(new PatientText(text.toString(), pattern));
        try {
            return matcher.find() ? replaceAll(text, matcher) : text;
        } catch (StackOverflowError e) {
            throw new TokenizerException(
                    "The text is too long for the pattern " + pattern + " of the tokenizer; shorten the text", e);
        }
    }

    private AlignedText replaceAll(AlignedText text, Matcher matcher) {
        int[] replacement = content.codePoints().toArray();
        var out = new AlignedText(text.length());
        int character = 0;
        int unit = 0;
        do {
            int from = character;
            while (unit < matcher.start()) {
                unit += Character.charCount(text.codePoint(character++));
            }
            out.append(text, from, character);
            while (unit < matcher.end()) {
                unit += Character.charCount(text.codePoint(character++));
            }
            int last = Math.max(0, character - 1);
            for (int c : replacement) {
                out.append(c, text.start(last), text.end(last));
            }
        } while (matcher.find());
        out.append(text, character, text.length());
        return out;
    }
}
