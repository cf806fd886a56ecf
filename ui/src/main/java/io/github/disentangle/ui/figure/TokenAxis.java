package io.github.disentangle.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tokens in order along one side of a picture.
///
/// @param title what the tokens are here, e.g. `query`, `key`
public record TokenAxis(String title, List<TokenLabel> labels) {

    public TokenAxis {
        labels = List.copyOf(labels);
    }

    /// From a tokenizer's parallel arrays, all of the same length.
    ///
    /// @param special 1 where the tokenizer added the token
    /// @param words index of the word, -1 for none
    /// @param segments 0 or 1, -1 for none
    public static TokenAxis ofPieces(String title, String[] pieces, int[] special, int[] words, int[] segments) {
        List<TokenLabel> labels = new ArrayList<>(pieces.length);
        for (int index = 0; index < pieces.length; index++) {
            labels.add(TokenLabel.ofPiece(pieces[index], special[index] == 1, words[index], segments[index]));
        }
        return new TokenAxis(title, labels);
    }

    /// Plain texts, e.g. names of heads.
    public static TokenAxis of(String title, List<String> texts) {
        return new TokenAxis(title, texts.stream().map(TokenLabel::of).toList());
    }

    /// `prefix 0`, `prefix 1`, …
    public static TokenAxis numbered(String title, String prefix, int count) {
        return of(
                title,
                IntStream.range(0, count).mapToObj(index -> prefix + index).toList());
    }

    public TokenAxis titled(String title) {
        return new TokenAxis(title, labels);
    }

    public int length() {
        return labels.size();
    }

    public TokenLabel label(int index) {
        return labels.get(index);
    }

    public String text(int index) {
        return labels.get(index).text();
    }

    /// A token in words, e.g. `key movie, token 3 of 16`.
    String describe(int index) {
        return title + " " + text(index) + ", token " + (index + 1) + " of " + length();
    }

    /// Whether the names are of tokens, whose positions tell something: not of states or labels.
    boolean ofTokens() {
        return labels.stream().anyMatch(label -> label.special() || label.segment() >= 0 || label.word() >= 0);
    }

    /// Whether a token continues the word of the token before it.
    boolean continuesWord(int index) {
        return index > 0
                && labels.get(index).word() >= 0
                && labels.get(index).word() == labels.get(index - 1).word()
                && labels.get(index).segment() == labels.get(index - 1).segment();
    }

    /// Whether another text starts here.
    boolean startsSegment(int index) {
        int segment = labels.get(index).segment();
        return index > 0
                && segment > 0
                && IntStream.iterate(index - 1, before -> before >= 0, before -> before - 1)
                                .map(before -> labels.get(before).segment())
                                .filter(before -> before >= 0)
                                .findFirst()
                                .orElse(segment)
                        != segment;
    }

    /// Whether the text is written from right to left; special tokens do not count.
    public boolean runsRightToLeft() {
        String text = labels.stream()
                .filter(label -> !label.special())
                .map(TokenLabel::text)
                .collect(Collectors.joining(" "));
        return Writing.runsRightToLeft(text);
    }

    /// The widest label in the given style.
    double widest(FigureTheme theme, TextStyle style) {
        return labels.stream()
                .mapToDouble(label -> theme.width(label.text(), style))
                .max()
                .orElse(0);
    }
}
