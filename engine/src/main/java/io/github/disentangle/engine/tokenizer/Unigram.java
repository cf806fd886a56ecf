package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The unigram model: turns normalised words into tokens, each word into its most probable pieces.
///
/// @param vocabulary the pieces
/// @param sentencePiece whether scores are summed as SentencePiece does (see [Viterbi]) and each ▁ inside a word begins
/// a new one,
///     so that word numbers mean the same whether a text was cut at its spaces before or not
/// @param byteFallback whether unknown characters are spelled with the pieces `<0x00>` … `<0xFF>`
record Unigram(UnigramVocabulary vocabulary, boolean sentencePiece, boolean byteFallback) {

    /// A worker for [#tokenize].
    Viterbi viterbi() {
        return new Viterbi(vocabulary, sentencePiece);
    }

    /// Appends the tokens of every word.
    ///
    /// @throws TokenizerException if there is an unknown character and the vocabulary has no token for that
    void tokenize(Words words, Viterbi viterbi, TokenList target) {
        AlignedText text = words.text();
        for (int word = 0; word < words.count(); word++) {
            int from = words.start(word);
            int to = words.end(word);
            viterbi.segment(text, from, to);
            target.beginWord();
            for (int i = 0; i < to - from; ) {
                int piece = viterbi.piece(i);
                int end = viterbi.end(i);
                if (sentencePiece && i > 0 && text.codePoint(from + i) == PreTokenizer.Metaspace.SYMBOL) {
                    target.beginWord();
                }
                if (isUnknown(piece)) {
                    while (end < to - from && isUnknown(viterbi.piece(end))) {
                        end = viterbi.end(end);
                    }
                    addUnknown(text, from + i, from + end, target);
                } else {
                    target.add(piece, vocabulary.piece(piece), text.start(from + i), text.end(from + end - 1));
                }
                i = end;
            }
        }
    }

    private boolean isUnknown(int piece) {
        return piece == Viterbi.UNKNOWN || piece == vocabulary.unknownId();
    }

    private void addUnknown(AlignedText text, int from, int to, TokenList target) {
        String characters = text.text(from, to);
        int start = text.start(from);
        int end = text.end(to - 1);
        List<Integer> bytes = byteFallback ? bytePieces(characters) : List.of();
        if (bytes.isEmpty()) {
            int known = vocabulary.find(characters);
            int id = known == PieceTrie.NONE ? vocabulary.unknownId() : known;
            if (id < 0) {
                throw new TokenizerException("The vocabulary has no token for \"" + characters
                        + "\" and none for unknown characters; remove it from the text");
            }
            target.add(id, characters, start, end);
        }
        for (int id : bytes) {
            target.add(id, vocabulary.piece(id), start, end);
        }
    }

    /// The byte pieces that spell `characters`; empty if one of them is missing.
    private List<Integer> bytePieces(String characters) {
        var ids = new ArrayList<Integer>();
        for (byte b : characters.getBytes(StandardCharsets.UTF_8)) {
            int id = vocabulary.find(bytePiece(b));
            if (id == PieceTrie.NONE) {
                return List.of();
            }
            ids.add(id);
        }
        return ids;
    }

    private static String bytePiece(byte value) {
        return "<0x%02X>".formatted(value);
    }
}
