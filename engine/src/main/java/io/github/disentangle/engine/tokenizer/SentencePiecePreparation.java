package io.github.disentangle.engine.tokenizer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Preparation as the slow `DebertaV2Tokenizer` of transformers 4 does it: lower-case, cut at added tokens, cut at
/// punctuation, let SentencePiece normalise each part on its own.
final class SentencePiecePreparation implements TextPreparation {

    private final boolean lowerCase;
    private final boolean splitByPunctuation;
    private final AddedTokens keptCase;
    private final AddedTokens addedTokens;
    private final SentencePieceNormalizer normalizer;

    SentencePiecePreparation(
            boolean lowerCase, boolean splitByPunctuation, List<AddedToken> added, SentencePieceNormalizer normalizer) {
        this.lowerCase = lowerCase;
        this.splitByPunctuation = splitByPunctuation;
        this.normalizer = normalizer;
        List<AddedToken> written = new ArrayList<>();
        for (AddedToken token : added) {
            boolean lower = lowerCase && !token.special() && token.normalized();
            written.add(lower ? token.withContent(LowerCase.of(token.content())) : token);
        }
        addedTokens = new AddedTokens(written);
        keptCase = new AddedTokens(written.stream()
                .filter(token -> token.special() || token.normalized())
                .toList());
    }

    @Override
    public List<Stretch> prepare(String text) {
        AlignedText characters = AlignedText.of(text);
        if (lowerCase) {
            characters = lowerCase(characters);
        }
        var stretches = new ArrayList<Stretch>();
        for (Part part : parts(characters)) {
            if (part.token != null) {
                int end = characters.end(part.to - 1);
                stretches.add(
                        new Stretch.Added(part.token.id(), part.token.content(), characters.start(part.from), end));
            } else if (splitByPunctuation) {
                addUnits(characters, part, stretches);
            } else {
                addPlain(characters, part.from, part.to, stretches);
            }
        }
        return stretches;
    }

    /// A part of the text on its way to becoming a stretch.
    private static final class Part {
        int from;
        int to;

        @Nullable
        AddedToken token;

        Part(int from, int to, @Nullable AddedToken token) {
            this.from = from;
            this.to = to;
            this.token = token;
        }
    }

    private AlignedText lowerCase(AlignedText text) {
        var out = new AlignedText(text.length());
        int from = 0;
        for (AddedTokens.Match match : keptCase.findAll(text)) {
            LowerCase.append(text, from, match.from(), out);
            out.append(text, match.from(), match.to());
            from = match.to();
        }
        LowerCase.append(text, from, text.length(), out);
        return out;
    }

    private List<Part> parts(AlignedText text) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (AddedTokens.Match match : addedTokens.findAll(text)) {
            if (match.from() > from) {
                parts.add(new Part(from, match.from(), null));
            }
            parts.add(new Part(match.from(), match.to(), match.token()));
            from = match.to();
        }
        if (text.length() > from) {
            parts.add(new Part(from, text.length(), null));
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.token != null) {
                Part left = i > 0 ? parts.get(i - 1) : null;
                Part right = i + 1 < parts.size() ? parts.get(i + 1) : null;
                applyWishes(text, part.token, part, left, right);
            }
        }
        parts.removeIf(part -> part.from >= part.to);
        return parts;
    }

    /// The flags of an added token, with the reference's notion of a single word: a space or nothing at all beside
    /// it.
    private static void applyWishes(
            AlignedText text, AddedToken token, Part part, @Nullable Part left, @Nullable Part right) {
        boolean wordGoesOnLeft = left != null && left.to > left.from && text.codePoint(left.to - 1) != ' ';
        boolean wordGoesOnRight = right != null && right.to > right.from && text.codePoint(right.from) != ' ';
        if (token.stripRight() && right != null) {
            while (right.from < right.to && CharacterClasses.isPythonWhiteSpace(text.codePoint(right.from))) {
                right.from++;
            }
        }
        if (token.stripLeft() && left != null) {
            while (left.from < left.to && CharacterClasses.isPythonWhiteSpace(text.codePoint(left.to - 1))) {
                left.to--;
            }
        }
        if (token.singleWord() && wordGoesOnLeft && left != null) {
            left.to = part.to;
            left.token = null;
            part.from = part.to;
        } else if (token.singleWord() && wordGoesOnRight && right != null) {
            right.from = part.from;
            right.token = null;
            part.to = part.from;
        }
    }

    private void addUnits(AlignedText text, Part part, List<Stretch> stretches) {
        int from = part.from;
        for (int i = part.from; i < part.to; i++) {
            if (CharacterClasses.isPunctuation(text.codePoint(i))) {
                addPlain(text, from, i, stretches);
                addPlain(text, i, i + 1, stretches);
                from = i + 1;
            }
        }
        addPlain(text, from, part.to, stretches);
    }

    private void addPlain(AlignedText text, int from, int to, List<Stretch> stretches) {
        AlignedText normalized = normalizer.normalize(text, from, to);
        if (!normalized.isEmpty()) {
            stretches.add(new Stretch.Plain(Words.whole(normalized)));
        }
    }
}
