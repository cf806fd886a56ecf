package io.github.disentangle.engine.tokenizer;

import java.util.ArrayList;
import java.util.List;

/// Preparation as the tokenizers library does it (`added_vocabulary.rs`): cut at the added tokens of the raw text,
/// normalise what is left, cut at the added tokens of the normalised text, then cut into words.
final class TokenizersPreparation implements TextPreparation {

    private final AddedTokens rawTokens;
    private final AddedTokens normalizedTokens;
    private final Normalizer normalizer;
    private final PreTokenizer preTokenizer;

    TokenizersPreparation(List<AddedToken> added, Normalizer normalizer, PreTokenizer preTokenizer) {
        this.normalizer = normalizer;
        this.preTokenizer = preTokenizer;
        rawTokens = new AddedTokens(
                added.stream().filter(token -> !token.normalized()).toList());
        normalizedTokens = new AddedTokens(added.stream()
                .filter(AddedToken::normalized)
                .map(token -> token.withContent(normalizer.normalize(token.content())))
                .toList());
    }

    @Override
    public List<Stretch> prepare(String text) {
        AlignedText characters = AlignedText.of(text);
        var stretches = new ArrayList<Stretch>();
        int from = 0;
        for (AddedTokens.Match match : matches(characters, rawTokens)) {
            addNormalized(characters, from, match.from(), stretches);
            stretches.add(added(characters, match));
            from = match.to();
        }
        addNormalized(characters, from, characters.length(), stretches);
        return stretches;
    }

    private void addNormalized(AlignedText text, int start, int end, List<Stretch> stretches) {
        if (start == end) {
            return;
        }
        boolean whole = start == 0 && end == text.length();
        AlignedText normalized = normalizer.normalize(whole ? text : text.slice(start, end));
        int from = 0;
        for (AddedTokens.Match match : matches(normalized, normalizedTokens)) {
            addWords(normalized, from, match.from(), stretches);
            stretches.add(added(normalized, match));
            from = match.to();
        }
        addWords(normalized, from, normalized.length(), stretches);
    }

    private void addWords(AlignedText text, int from, int to, List<Stretch> stretches) {
        var stretch = new Words(text);
        stretch.add(from, to);
        Words words = preTokenizer.split(stretch);
        if (words.count() > 0) {
            stretches.add(new Stretch.Plain(words));
        }
    }

    private static Stretch added(AlignedText text, AddedTokens.Match match) {
        return new Stretch.Added(
                match.token().id(),
                text.text(match.from(), match.to()),
                text.start(match.from()),
                text.end(match.to() - 1));
    }

    /// The matches after each token had its way with its surroundings.
    private static List<AddedTokens.Match> matches(AlignedText text, AddedTokens tokens) {
        var matches = new ArrayList<AddedTokens.Match>();
        int free = 0;
        for (AddedTokens.Match match : tokens.findAll(text)) {
            AddedToken token = match.token();
            int from = match.from();
            int to = match.to();
            boolean insideWord = from > 0 && CharacterClasses.isWord(text.codePoint(from - 1))
                    || to < text.length() && CharacterClasses.isWord(text.codePoint(to));
            if (from < free || token.singleWord() && insideWord) {
                continue;
            }
            while (token.stripLeft() && from > free && CharacterClasses.isWhiteSpace(text.codePoint(from - 1))) {
                from--;
            }
            while (token.stripRight() && to < text.length() && CharacterClasses.isWhiteSpace(text.codePoint(to))) {
                to++;
            }
            matches.add(new AddedTokens.Match(token, from, to));
            free = to;
        }
        return matches;
    }
}
