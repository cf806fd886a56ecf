package io.github.disentangle.engine.tokenizer;

/// Normalisation as the SentencePiece library does it (`Normalize` and `NormalizePrefix` in `normalizer.cc`), keeping
/// track of where each character came from.
///
/// A ▁ made from spaces has the span of the last of them; a ▁ put in front has the span of the space that was dropped
/// there, or else of the first character.
final class SentencePieceNormalizer {

    private static final int SPACE = ' ';

    private final CharsMap charsMap;
    private final PieceTrie userDefined;
    private final SentencePieceModel rules;
    private final int spaceSymbol;

    SentencePieceNormalizer(SentencePieceModel model, CharsMap charsMap) {
        this.charsMap = charsMap;
        this.rules = model;
        this.spaceSymbol = model.escapeWhitespaces() ? PreTokenizer.Metaspace.SYMBOL : SPACE;
        var trie = new PieceTrie.Builder();
        for (int id = 0; id < model.pieces().size(); id++) {
            if (model.pieces().type(id) == PieceType.USER_DEFINED) {
                model.pieces().putInto(trie, id);
            }
        }
        userDefined = trie.build();
    }

    /// The normalised characters `from … to` of `text`.
    AlignedText normalize(AlignedText text, int from, int to) {
        var out = new AlignedText(to - from + 1);
        if (from == to) {
            return out;
        }
        boolean prefix = rules.addDummyPrefix() && !rules.whitespaceAsSuffix();
        if (prefix) {
            out.append(spaceSymbol, -1, -1);
        }
        boolean collapse = rules.removeExtraWhitespaces();
        boolean afterSpace = collapse;
        for (int i = from; i < to; ) {
            int length = out.length();
            i = normalizePrefix(text, i, to, out);
            if (out.length() == length) {
                continue;
            }
            int lastAppended = out.codePoint(out.length() - 1);
            if (afterSpace) {
                dropLeadingSpaces(out, length);
            }
            if (out.length() > length) {
                placePrefix(out, length);
                escape(out, length);
                afterSpace = lastAppended == SPACE;
            }
            afterSpace &= collapse;
        }
        if (prefix && out.start(0) < 0) {
            out.setSpan(0, text.start(from), text.end(from));
        }
        if (collapse) {
            int length = out.length();
            while (length > 0 && out.codePoint(length - 1) == spaceSymbol) {
                length--;
            }
            out.truncate(length);
        }
        if (!prefix && rules.addDummyPrefix() && !out.isEmpty()) {
            out.append(spaceSymbol, out.start(out.length() - 1), out.end(out.length() - 1));
        }
        return out;
    }

    /// Appends what the first few characters from `from` on become; returns where they end.
    private int normalizePrefix(AlignedText text, int from, int to, AlignedText out) {
        int node = PieceTrie.ROOT;
        int userDefinedEnd = from;
        for (int i = from; i < to; i++) {
            node = userDefined.step(node, text.codePoint(i));
            if (node == PieceTrie.NONE) {
                break;
            }
            if (userDefined.value(node) != PieceTrie.NONE) {
                userDefinedEnd = i + 1;
            }
        }
        if (userDefinedEnd > from) {
            out.append(text, from, userDefinedEnd);
            return userDefinedEnd;
        }
        long match = charsMap.longest(text, from, to);
        if (match == CharsMap.NO_MATCH) {
            out.append(text, from, from + 1);
            return from + 1;
        }
        int end = CharsMap.end(match);
        out.appendReplacement(charsMap.replacement(match), text, from, end);
        return end;
    }

    /// Removes the spaces at `from`, giving their span to the ▁ before them.
    private static void dropLeadingSpaces(AlignedText out, int from) {
        int spaces = from;
        while (spaces < out.length() && out.codePoint(spaces) == SPACE) {
            spaces++;
        }
        if (spaces == from) {
            return;
        }
        if (from > 0) {
            out.setSpan(from - 1, out.start(spaces - 1), out.end(spaces - 1));
        }
        out.remove(from, spaces);
    }

    private static void placePrefix(AlignedText out, int next) {
        if (next == 1 && out.start(0) < 0) {
            out.setSpan(0, out.start(1), out.end(1));
        }
    }

    private void escape(AlignedText out, int from) {
        for (int i = from; i < out.length(); i++) {
            if (out.codePoint(i) == SPACE) {
                out.setCodePoint(i, spaceSymbol);
            }
        }
    }
}
