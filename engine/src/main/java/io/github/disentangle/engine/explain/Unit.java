package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// What is taken away at once.
public enum Unit {
    TOKEN,
    /// All tokens of a word.
    WORD;

    /// The removable tokens in groups, in the order of the text.
    List<BitSet> groups(Encoding encoding, BitSet removable) {
        var groups = new ArrayList<BitSet>();
        int previous = -1;
        for (int token = removable.nextSetBit(0); token >= 0; token = removable.nextSetBit(token + 1)) {
            boolean together = this == WORD
                    && previous >= 0
                    && encoding.wordIds()[token] >= 0
                    && encoding.wordIds()[token] == encoding.wordIds()[previous]
                    && encoding.sequenceIds()[token] == encoding.sequenceIds()[previous];
            if (!together) {
                groups.add(new BitSet());
            }
            groups.getLast().set(token);
            previous = token;
        }
        return groups;
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
