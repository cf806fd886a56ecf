package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pieces of a unigram model with their scores (natural logarithms of probabilities) and a trie of those that text
/// may be made of.
final class UnigramVocabulary {

    /// How much worse than the rarest piece an unknown character is.
    private static final float UNKNOWN_PENALTY = 10;

    private final String[] pieces;
    private final double[] scores;
    private final PieceTrie trie;
    private final Map<String, Integer> reserved;
    private final int unknownId;
    private final double unknownScore;

    private UnigramVocabulary(
            String[] pieces,
            double[] scores,
            PieceTrie trie,
            Map<String, Integer> reserved,
            int unknownId,
            double unknownScore) {
        this.pieces = pieces;
        this.scores = scores;
        this.trie = trie;
        this.reserved = reserved;
        this.unknownId = unknownId;
        this.unknownScore = unknownScore;
    }

    /// The vocabulary as the SentencePiece library sees it: only normal and user-defined pieces are found in text
    /// (`unigram_model.cc`).
    static UnigramVocabulary ofSentencePiece(String file, SentencePieceModel model) {
        List<SentencePieceModel.Piece> entries = model.pieces();
        float lowest = Float.MAX_VALUE;
        float highest = Float.MIN_NORMAL;
        for (var entry : entries) {
            if (entry.type() == PieceType.NORMAL) {
                lowest = Math.min(lowest, entry.score());
                highest = Math.max(highest, entry.score());
            }
        }
        var pieces = new String[entries.size()];
        var scores = new double[entries.size()];
        var trie = new PieceTrie.Builder();
        var reserved = new HashMap<String, Integer>();
        for (int id = 0; id < pieces.length; id++) {
            var entry = entries.get(id);
            pieces[id] = entry.text();
            Integer before;
            if (entry.type() == PieceType.NORMAL || entry.type() == PieceType.USER_DEFINED) {
                byte[] utf8 = entry.text().getBytes(StandardCharsets.UTF_8);
                scores[id] = entry.type() == PieceType.NORMAL ? entry.score() : utf8.length * highest - 0.1;
                before = trie.put(utf8, id);
            } else {
                scores[id] = entry.score();
                before = reserved.put(entry.text(), id);
            }
            if (before != null && before != PieceTrie.NONE) {
                throw new TokenizerException(file + " has the piece \"" + entry.text() + "\" twice, as " + before
                        + " and " + id + "; get the file again");
            }
        }
        return new UnigramVocabulary(
                pieces, scores, trie.build(), reserved, model.unknownId(), lowest - UNKNOWN_PENALTY);
    }

    /// All pieces of a SentencePiece model as transformers hands them to the tokenizers library.
    static UnigramVocabulary ofEveryPiece(SentencePieceModel model) {
        int size = model.pieces().size();
        var pieces = new String[size];
        var scores = new double[size];
        for (int id = 0; id < size; id++) {
            pieces[id] = model.pieces().get(id).text();
            scores[id] = model.pieces().get(id).score();
        }
        return ofEntries(pieces, scores, model.unknownId());
    }

    /// The vocabulary as the tokenizers library sees it: every entry is found in text, special or not
    /// (`unigram/model.rs`).
    ///
    /// @param unknownId id for unknown characters, or -1 if the vocabulary has none
    static UnigramVocabulary ofEntries(String[] pieces, double[] scores, int unknownId) {
        double lowest = Double.POSITIVE_INFINITY;
        var trie = new PieceTrie.Builder();
        for (int id = 0; id < pieces.length; id++) {
            lowest = Math.min(lowest, scores[id]);
            trie.put(pieces[id].getBytes(StandardCharsets.UTF_8), id);
        }
        return new UnigramVocabulary(pieces, scores, trie.build(), Map.of(), unknownId, lowest - UNKNOWN_PENALTY);
    }

    int size() {
        return pieces.length;
    }

    String piece(int id) {
        return pieces[id];
    }

    double score(int id) {
        return scores[id];
    }

    /// The pieces text may be made of, by id.
    PieceTrie trie() {
        return trie;
    }

    /// Id of the piece for unknown characters, or -1.
    int unknownId() {
        return unknownId;
    }

    /// Score of one unknown character.
    double unknownScore() {
        return unknownScore;
    }

    /// Id of any piece, [PieceTrie#NONE] if there is none of that text.
    int find(String piece) {
        int id = trie.find(piece);
        return id != PieceTrie.NONE ? id : reserved.getOrDefault(piece, PieceTrie.NONE);
    }
}
