package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.BitSet;
import java.util.List;

/// Whether the tokens an explanation ranks first are those that decide by construction of the text, or in the eyes of
/// a reader (DeYoung et al. 2020). It says how well explanation and rationale agree, not whether the model really uses
/// either.
///
/// @param tokenF1 of the tokens ranked first, as many as the rationale has, the share that is in it; precision,
/// recall and F1 are the same then
/// @param auprc area under the precision-recall curve, as average precision
public record Plausibility(double tokenF1, double auprc) {

    /// Compares scores with a rationale. Equal scores rank in the order of the text.
    ///
    /// @param scores (position)
    /// @param rationale the tokens of it, at least one
    /// @param tokens all that could be chosen; those of the rationale among them
    public static Plausibility of(Tensor scores, BitSet rationale, BitSet tokens) {
        return of(Ranks.byScore(scores, tokens), rationale);
    }

    static Plausibility of(List<Integer> ranked, BitSet rationale) {
        if (rationale.isEmpty()
                || !ranked.containsAll(rationale.stream().boxed().toList())) {
            throw new IllegalArgumentException("the rationale " + rationale + " must be among the tokens " + ranked);
        }
        int size = rationale.cardinality();
        int hits = 0;
        int hitsAtSize = 0;
        double precisions = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (rationale.get(ranked.get(rank))) {
                hits++;
                precisions += (double) hits / (rank + 1);
            }
            hitsAtSize = rank < size ? hits : hitsAtSize;
        }
        return new Plausibility((double) hitsAtSize / size, precisions / size);
    }

    /// What random orders of the tokens reach, each.
    public static List<Plausibility> random(BitSet rationale, BitSet tokens, int orders, long seed) {
        return Ranks.random(tokens, orders, seed).stream()
                .map(order -> of(order, rationale))
                .toList();
    }
}
