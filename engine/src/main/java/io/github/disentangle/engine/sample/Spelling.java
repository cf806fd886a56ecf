package io.github.disentangle.engine.sample;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which name a mistyped one stands for.
final class Spelling {

    private Spelling() {}

    /// The name with the fewest edits from `typed`, if at most a third of its letters differ.
    static Optional<String> nearest(String typed, Collection<String> names) {
        String word = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> 3 * edits(word, name) <= Math.max(3, name.length()))
                .min(Comparator.comparingInt(name -> edits(word, name)));
    }

    /// Levenshtein distance: insertions, deletions and replacements of one character.
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
