package io.github.disentangle.engine.task;

import io.github.disentangle.engine.task.Result.Entity;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.List;

/// Joins labelled tokens to entities. Reference: `gather_pre_entities`, `aggregate_words` and `group_entities` of the
/// token-classification pipeline.
final class EntityGrouping {

    private final Aggregation aggregation;
    private final List<String> labels;
    private final DebertaTokenizer tokenizer;
    private final int[] codePoints;

    EntityGrouping(Aggregation aggregation, List<String> labels, DebertaTokenizer tokenizer, String text) {
        this.aggregation = aggregation;
        this.labels = labels;
        this.tokenizer = tokenizer;
        this.codePoints = text.codePoints().toArray();
    }

    /// A token, or a word made of several.
    ///
    /// @param scores probability of each label
    private record Piece(
            float[] scores, int label, float score, int index, String word, int start, int end, boolean inner) {}

    List<Entity> entities(Pass pass) {
        List<Piece> pieces = pieces(pass.encoding(), pass.output(Pass.LOGITS));
        return switch (aggregation) {
            case NONE ->
                pieces.stream()
                        .map(piece -> entity(
                                labels.get(piece.label), piece.score, piece.index, piece.word, piece.start, piece.end))
                        .toList();
            case SIMPLE -> grouped(pieces);
            case FIRST, AVERAGE, MAX -> grouped(words(pieces));
        };
    }

    private List<Piece> pieces(Encoding encoding, Tensor logits) {
        var pieces = new ArrayList<Piece>();
        for (int token = 0; token < encoding.length(); token++) {
            if (encoding.specialTokensMask()[token] != 0) {
                continue;
            }
            float[] scores = ScoreFunction.SOFTMAX.apply(logits.at(token).data());
            int start = encoding.starts()[token];
            int end = encoding.ends()[token];
            int id = encoding.ids()[token];
            boolean unknown = id == tokenizer.unkId();
            String word = unknown ? slice(start, end) : tokenizer.piece(id);
            int label = highest(scores);
            pieces.add(
                    new Piece(scores, label, scores[label], token, word, start, end, !unknown && continuesWord(start)));
        }
        return pieces;
    }

    /// Whether there is no space at a token's start nor before it.
    private boolean continuesWord(int start) {
        return start > 0 && codePoints[start - 1] != ' ' && (start >= codePoints.length || codePoints[start] != ' ');
    }

    private List<Piece> words(List<Piece> pieces) {
        var words = new ArrayList<Piece>();
        for (int first = 0; first < pieces.size(); ) {
            int next = first + 1;
            while (next < pieces.size() && pieces.get(next).inner) {
                next++;
            }
            words.add(word(pieces.subList(first, next)));
            first = next;
        }
        return words;
    }

    private Piece word(List<Piece> pieces) {
        float[] scores = switch (aggregation) {
            case FIRST -> pieces.getFirst().scores;
            case MAX -> mostCertain(pieces).scores;
            default -> mean(pieces);
        };
        int label = highest(scores);
        return new Piece(
                scores, label, scores[label], -1, joined(pieces), pieces.getFirst().start, pieces.getLast().end, false);
    }

    private static Piece mostCertain(List<Piece> pieces) {
        Piece best = pieces.getFirst();
        for (Piece piece : pieces) {
            if (piece.score > best.score) {
                best = piece;
            }
        }
        return best;
    }

    private static float[] mean(List<Piece> pieces) {
        float[] mean = new float[pieces.getFirst().scores.length];
        for (int label = 0; label < mean.length; label++) {
            double sum = 0;
            for (Piece piece : pieces) {
                sum += piece.scores[label];
            }
            mean[label] = (float) (sum / pieces.size());
        }
        return mean;
    }

    private List<Entity> grouped(List<Piece> pieces) {
        var groups = new ArrayList<Entity>();
        for (int first = 0; first < pieces.size(); ) {
            int next = first + 1;
            while (next < pieces.size() && continuesGroup(pieces.get(next - 1), pieces.get(next))) {
                next++;
            }
            groups.add(group(pieces.subList(first, next)));
            first = next;
        }
        return groups;
    }

    private boolean continuesGroup(Piece previous, Piece piece) {
        String label = labels.get(piece.label);
        return !label.startsWith("B-") && tag(label).equals(tag(labels.get(previous.label)));
    }

    private static String tag(String label) {
        return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : label;
    }

    private Entity group(List<Piece> pieces) {
        double sum = 0;
        for (Piece piece : pieces) {
            sum += piece.score;
        }
        String label = labels.get(pieces.getFirst().label);
        return entity(
                label.substring(label.indexOf('-') + 1),
                (float) (sum / pieces.size()),
                -1,
                joined(pieces),
                pieces.getFirst().start,
                pieces.getLast().end);
    }

    /// The pieces as the reference's decoder glues them: every ▁ is a space, except that the first piece loses its
    /// own.
    private static String joined(List<Piece> pieces) {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.word.replace("▁", text.isEmpty() && piece == pieces.getFirst() ? "" : " "));
        }
        return text.toString();
    }

    private Entity entity(String label, float score, int index, String word, int start, int end) {
        return new Entity(
                label, score, index, word, start, end, slice(start, end).strip());
    }

    private String slice(int start, int end) {
        return new String(codePoints, start, end - start);
    }

    private static int highest(float[] scores) {
        int highest = 0;
        for (int label = 1; label < scores.length; label++) {
            if (scores[label] > scores[highest]) {
                highest = label;
            }
        }
        return highest;
    }
}
