package io.github.disentangle.engine.tokenizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The extended grapheme clusters of a text (Unicode annex 29), asked for from left to right.
final class GraphemeClusters {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /// Below this, no character joins its neighbour, except a line feed after a carriage return.
    private static final int FIRST_JOINING = 0x300;

    private final AlignedText text;
    private @Nullable Matcher matcher;
    private int character;
    private int unit;

    GraphemeClusters(AlignedText text) {
        this.text = text;
    }

    /// Where the cluster that starts at `from` ends.
    int end(int from) {
        if (from + 1 == text.length()) {
            return from + 1;
        }
        int c = text.codePoint(from);
        int next = text.codePoint(from + 1);
        if (c < FIRST_JOINING && next < FIRST_JOINING && (c != '\r' || next != '\n')) {
            return from + 1;
        }
        if (matcher == null) {
            matcher = CLUSTER.matcher(text.toString());
        }
        moveTo(from);
        matcher.region(unit, matcher.regionEnd());
        if (!matcher.lookingAt()) {
            return from + 1;
        }
        int endUnit = matcher.end();
        while (unit < endUnit) {
            moveTo(character + 1);
        }
        return character;
    }

    private void moveTo(int target) {
        while (character < target) {
            unit += Character.charCount(text.codePoint(character));
            character++;
        }
    }
}
