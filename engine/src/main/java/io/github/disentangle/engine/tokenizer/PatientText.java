package io.github.disentangle.engine.tokenizer;

import java.util.regex.Pattern;

/// A text that can be looked at only so often, so that a pattern from a file cannot keep us busy for ever.
final class PatientText implements CharSequence {

    private static final long LOOKS_PER_CHARACTER = 1000;
    private static final long LOOKS_AT_LEAST = 100_000;

    private final String text;
    private final Pattern pattern;
    private long looks;

    PatientText(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
        looks = LOOKS_AT_LEAST + LOOKS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new TokenizerException("The pattern " + pattern
                    + " of tokenizer.json does not come to an end on this text; use a folder with spm.model");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
