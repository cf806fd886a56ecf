package io.github.disentangle.engine.tokenizer;

import java.util.Locale;
import java.util.function.IntPredicate;

/// What happens to the delimiters at which text is split (`SplitDelimiterBehavior` of tokenizers).
enum SplitBehavior {
    /// Delimiters vanish.
    REMOVED,
    /// Each delimiter is a part of its own.
    ISOLATED,
    /// A run of delimiters is a part of its own.
    CONTIGUOUS,
    /// A delimiter belongs to what is before it.
    MERGED_WITH_PREVIOUS,
    /// A delimiter belongs to what is after it.
    MERGED_WITH_NEXT;

    /// The name in `tokenizer.json`, e.g. `MergedWithNext`.
    String jsonName() {
        var name = new StringBuilder();
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /// Appends the parts of `start … end` to `target`, each character that passes `delimiter` being one delimiter.
    void split(AlignedText text, int start, int end, IntPredicate delimiter, Words target) {
        boolean before = false;
        boolean first = true;
        for (int i = start; i < end; ) {
            boolean here = delimiter.test(text.codePoint(i));
            int to = i + 1;
            while (!here && to < end && !delimiter.test(text.codePoint(to))) {
                to++;
            }
            if (!here || this != REMOVED) {
                if (!first && joins(before, here)) {
                    target.extendLast(to);
                } else {
                    target.add(i, to);
                }
                first = false;
            }
            before = here;
            i = to;
        }
    }

    private boolean joins(boolean delimiterBefore, boolean delimiterHere) {
        return switch (this) {
            case REMOVED, ISOLATED -> false;
            case CONTIGUOUS -> delimiterBefore == delimiterHere;
            case MERGED_WITH_PREVIOUS -> delimiterHere && !delimiterBefore;
            case MERGED_WITH_NEXT -> delimiterBefore && !delimiterHere;
        };
    }
}
