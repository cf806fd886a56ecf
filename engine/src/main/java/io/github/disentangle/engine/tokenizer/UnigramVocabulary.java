package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// The pieces of a unigram model with their scores (natural logarithms of probabilities) and a trie of those that text
/// may be made of.
final class UnigramVocabulary {

    /// How much worse than the rarest piece an unknown character is.
    private static final float UNKNOWN_PENALTY = 10;

    private final IntFunction<String> pieces;
    private final double[] scores;
    private final PieceTrie trie;
    private final Map<String, Integer> reserved;
    private final int unknownId;
    private final double unknownScore;

    private UnigramVocabulary(
            IntFunction<String> pieces,
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
        Pieces pieces = model.pieces();
        float lowest = Float.MAX_VALUE;
        float highest = Float.MIN_NORMAL;
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.type(id) == PieceType.NORMAL) {
                lowest = Math.min(lowest, pieces.score(id));
                highest = Math.max(highest, pieces.score(id));
            }
        }
        var scores = new double[pieces.size()];
        var trie = new PieceTrie.Builder();
        var reserved = new HashMap<String, Integer>();
        for (int id = 0; id < scores.length; id++) {
            PieceType type = pieces.type(id);
            boolean userDefined = type == PieceType.USER_DEFINED;
            Integer before;
            if (userDefined || type == PieceType.NORMAL) {
                scores[id] = userDefined ? pieces.utf8Length(id) * highest - 0.1 : pieces.score(id);
                before = pieces.putInto(trie, id);
            } else {
                scores[id] = pieces.score(id);
                before = reserved.put(pieces.text(id), id);
            }
            if (before != null && before != PieceTrie.NONE) {
                throw new TokenizerException(file + " has the piece \"" + pieces.text(id) + "\" twice, as " + before
                        + " and " + id + "; get the file again");
            }
        }
        return new UnigramVocabulary(
                pieces::text, scores, trie.build(), reserved, model.unknownId(), lowest - UNKNOWN_PENALTY);
    }

    /// All pieces of a SentencePiece model as transformers hands them to the tokenizers library, which finds every
    /// entry in text, special or not (`unigram/model.rs`).
    static UnigramVocabulary ofEveryPiece(SentencePieceModel model) {
        Pieces pieces = model.pieces();
        var scores = new double[pieces.size()];
        var trie = new PieceTrie.Builder();
        for (int id = 0; id < scores.length; id++) {
            scores[id] = pieces.score(id);
            pieces.putInto(trie, id);
        }
        return ofEverything(pieces::text, scores, trie, model.unknownId());
    }

    /// The vocabulary of a `tokenizer.json`.
    static UnigramVocabulary ofJson(TokenizerJson json) {
        String[] pieces = json.pieces();
        var trie = new PieceTrie.Builder();
        for (int id = 0; id < pieces.length; id++) {
            trie.put(pieces[id].getBytes(StandardCharsets.UTF_8), id);
        }
        return ofEverything(id -> pieces[id], json.scores(), trie, json.unknownId());
    }

    private static UnigramVocabulary ofEverything(
            IntFunction<String> pieces, double[] scores, PieceTrie.Builder trie, int unknownId) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            lowest = Math.min(lowest, score);
        }
        return new UnigramVocabulary(pieces, scores, trie.build(), Map.of(), unknownId, lowest - UNKNOWN_PENALTY);
    }

    int size() {
        return scores.length;
    }

    String piece(int id) {
        return pieces.apply(id);
    }

    double score(int id) {
        return scores[id];
    }

    /// The pieces text may be made of, by id.
    PieceTrie trie() {
        return trie;
    }

    /// Id of the piece for unknown characters, -1 if there is none.
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
