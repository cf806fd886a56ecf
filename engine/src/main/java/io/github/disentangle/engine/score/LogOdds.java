package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// Why a query looks at one key rather than at another: `ln(A_ia / A_ib) = Σ_t (s^t_ia − s^t_ib)`, exact, unlike any
/// division of a probability among terms.
///
/// @param differences by term, in nats, in the order of [Term]; 0 for a term the scores lack
/// @param score the difference of the scores, the sum of the terms' unless a patch replaced scores
/// @param observed `ln(A_ia / A_ib)` of the pattern itself: the same but for rounding, unless edges were cut or the
/// pattern was replaced; NaN when neither key gets any attention
public record LogOdds(int query, int key, int rival, List<Double> differences, double score, double observed) {

    public LogOdds {
        differences = List.copyOf(differences);
    }

    /// What a term adds, in nats.
    public double of(Term term) {
        return differences.get(term.ordinal());
    }

    /// The log odds of `key` against `rival` for a query.
    public static LogOdds of(HeadAttention head, int query, int key, int rival) {
        var differences = List.of(
                difference(head.contentToContent(), query, key, rival),
                difference(head.contentToPosition(), query, key, rival),
                difference(head.positionToContent(), query, key, rival));
        double observed = Math.log(head.probability().get(query, key))
                - Math.log(head.probability().get(query, rival));
        return new LogOdds(query, key, rival, differences, difference(head.score(), query, key, rival), observed);
    }

    static double difference(Tensor map, int query, int key, int rival) {
        return (double) map.get(query, key) - map.get(query, rival);
    }
}
